import { damaged } from './zipDirectory.ts';

/** Told of the elements of an XML part in their order; names without their prefix. */
export interface TagListener {
  open(name: string, attributes: string, isEmpty: boolean): void;
  /** Decoded; a long text comes in several pieces, so does one with CDATA in it. */
  text(text: string): void;
  close(name: string): void;
}

/** No tag of a workbook, and no text between two, is as long; what is would be looked at again and again. */
const mostPending = 2_000_000;

/**
 * Reads an XML part as it is unpacked, without holding it. No document types, so no entities but XML's own five. Throws
 * MusterError `invalidRequest` for what is no XML of a workbook.
 */
export async function readTags(
  pieces: AsyncIterable<Uint8Array>,
  listener: TagListener,
): Promise<void> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const piece of pieces) {
    rest = readPiece(rest + decoder.decode(piece, { stream: true }), listener);
    if (rest.length > mostPending) throw damaged();
  }
  rest = readPiece(rest + decoder.decode(), listener);
  if (rest.trim() !== '') throw damaged();
}

/** Answers with what is not complete yet. */
function readPiece(text: string, listener: TagListener): string {
  let at = 0;
  for (;;) {
    const start = text.indexOf('<', at);
    if (start === -1) return text.slice(at);
    const end = endOf(text, start);
    if (end === null) return text.slice(at);
    if (start > at) listener.text(decodeXml(text.slice(at, start)));
    readTag(text, start, end, listener);
    at = end;
  }
}

/** Where the tag that starts there is over; null: not yet. */
function endOf(text: string, start: number): number | null {
  const next = text[start + 1];
  if (next === '?') return after(text, '?>', start);
  if (next === '!') {
    const head = text.slice(start, start + 9);
    if (head.startsWith('<!--')) return after(text, '-->', start + 4);
    if (head === '<![CDATA[') return after(text, ']]>', start);
    if (head.length < 9) return null;
    // No workbook has a document type: what one defines is made to harm.
    throw damaged();
  }
  let at = start + 1;
  for (;;) {
    endOrQuote.lastIndex = at;
    const found = endOrQuote.exec(text);
    if (found === null) return null;
    const [character] = found;
    if (character === '>') return found.index + 1;
    // A value may hold one as well.
    const close = text.indexOf(character, found.index + 1);
    if (close === -1) return null;
    at = close + 1;
  }
}

const endOrQuote = /[>"']/g;

function after(text: string, mark: string, start: number): number | null {
  const found = text.indexOf(mark, start);
  return found === -1 ? null : found + mark.length;
}

function readTag(text: string, start: number, end: number, listener: TagListener): void {
  const next = text[start + 1];
  if (next === '?') return;
  if (next === '!') {
    if (text.startsWith('<![CDATA[', start)) listener.text(text.slice(start + 9, end - 3));
    return;
  }
  if (next === '/') {
    listener.close(localName(text.slice(start + 2, end - 1).trimEnd()));
    return;
  }
  const isEmpty = text[end - 2] === '/';
  const inside = text.slice(start + 1, isEmpty ? end - 2 : end - 1);
  const blank = inside.search(/\s/);
  const name = localName(blank === -1 ? inside : inside.slice(0, blank));
  listener.open(name, blank === -1 ? '' : inside.slice(blank), isEmpty);
  if (isEmpty) listener.close(name);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The value of an attribute; null: there is none. */
export function attributeOf(attributes: string, name: string): string | null {
  const found = pattern(name).exec(attributes);
  return found === null ? null : decodeXml(found[1] ?? found[2] ?? '');
}

const patterns = new Map<string, RegExp>();

function pattern(name: string): RegExp {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const made = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, made);
  return made;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,4}));/gi,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Office writes what XML cannot hold as `_x000D_`. */
export function decodeOffice(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
