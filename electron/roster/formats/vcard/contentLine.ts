/** RFC 2426, 2.6: a line should hold no more octets, its end not counted. */
const lineOctets = 75;

/** A text value: what means something to a reader is escaped (RFC 2426, 4 and 5). */
export function escapeValue(text: string): string {
  return text.replace(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n');
}

/** One content line with its CRLF, folded between characters: a reader that unfolds bytes gets whole ones back. */
export function contentLine(name: string, value: string): string {
  const text = `${name}:${value}`;
  if (Buffer.byteLength(text) <= lineOctets) return `${text}\r\n`;
  let folded = '';
  let octets = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (octets + size > lineOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}
