export type Line = { kind: 'line'; text: string } | { kind: 'tooLong' };

const newline = 0x0a;

/**
 * The lines of a stream of bytes, the last one also without a newline. A line above the limit is passed over to its
 * end and told as `tooLong`; it never takes more memory than the limit.
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  limitBytes: number,
): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let bytes = 0;

  function add(part: Buffer): void {
    bytes += part.length;
    if (bytes <= limitBytes) parts.push(part);
    else parts = [];
  }

  function take(): Line {
    const line: Line =
      bytes > limitBytes
        ? { kind: 'tooLong' }
        : { kind: 'line', text: Buffer.concat(parts).toString('utf8') };
    parts = [];
    bytes = 0;
    return line;
  }

  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      add(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  if (bytes > 0) yield take();
}
