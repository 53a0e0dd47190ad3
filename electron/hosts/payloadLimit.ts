/** In bytes. An edit of 100,000 people is about 4 MB; nothing that the window sends is larger. */
export const payloadLimitBytes = 8 * 1024 * 1024;

const bytesPerValue = 8;

/**
 * Whether a value that arrived by structured clone is more than a call may carry. Stops counting at the limit, so
 * that neither a huge nor a circular value costs more than one of the size allowed.
 */
export function exceedsPayloadLimit(payload: unknown, limitBytes = payloadLimitBytes): boolean {
  const open: unknown[] = [payload];
  let bytes = 0;
  while (open.length > 0) {
    const value = open.pop();
    bytes += bytesPerValue;
    if (typeof value === 'string') bytes += value.length;
    else if (typeof value === 'bigint') bytes += value.toString(16).length;
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) bytes += value.byteLength;
    else if (Array.isArray(value)) {
      // A clone keeps the length of a sparse array: a billion holes arrive in a few bytes.
      bytes += value.length;
      if (bytes > limitBytes) return true;
      for (const inner of value) open.push(inner);
    } else if (value instanceof Map || value instanceof Set) {
      bytes += value.size * bytesPerValue;
      if (bytes > limitBytes) return true;
      for (const entry of value) open.push(entry);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        bytes += key.length;
        open.push(inner);
      }
    }
    if (bytes > limitBytes) return true;
  }
  return false;
}
