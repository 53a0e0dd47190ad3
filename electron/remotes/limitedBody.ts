import type { AnswerMeter } from './trafficMeter.ts';

/**
 * The body as text (UTF-8), or null when it has more than `maxBytes` bytes after decompression. Counted while
 * it comes in, so that a small compressed answer cannot fill the memory. Rejects when the connection breaks.
 */
export async function readLimitedText(
  response: Response,
  maxBytes: number,
  meter: AnswerMeter,
): Promise<string | null> {
  if (response.body === null) {
    meter.whole();
    return '';
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let byteCount = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      meter.whole();
      return text + decoder.decode();
    }
    byteCount += value.byteLength;
    meter.piece(value.byteLength);
    if (byteCount > maxBytes) {
      discard(reader.cancel());
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Lets an answer go whose body nobody wants, so that its connection is free again. */
export function dropBody(response: Response): void {
  if (response.body !== null) {
    discard(response.body.cancel());
  }
}

// A body that cannot be cancelled any more is already gone, which is all we wanted.
function discard(cancelled: Promise<void>): void {
  cancelled.catch(() => undefined);
}
