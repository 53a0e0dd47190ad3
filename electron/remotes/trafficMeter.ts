import type { Traffic } from '#electron/sync/ports/remote.ts';

/** Counts what goes out and comes in through one client. */
export interface TrafficMeter {
  total(): Traffic;
  /** One request is handed to `fetch`, with this body. */
  sent(body: string | undefined): void;
  /** Counts one answer's body while it comes in. */
  answer(headers: Headers): AnswerMeter;
}

export interface AnswerMeter {
  /** A piece of the body, as `fetch` hands it over. */
  piece(byteCount: number): void;
  /** The body was read to its end. */
  whole(): void;
}

export function createTrafficMeter(): TrafficMeter {
  let requests = 0;
  let bytesSent = 0;
  let bytesReceived = 0;
  return {
    total: () => ({ requests, bytesSent, bytesReceived }),
    sent(body) {
      requests += 1;
      if (body !== undefined) bytesSent += new TextEncoder().encode(body).byteLength;
    },
    answer(headers) {
      const packedLength = packedLengthOf(headers);
      let counted = 0;
      const countTo = (byteCount: number) => {
        bytesReceived += byteCount - counted;
        counted = byteCount;
      };
      return {
        piece(byteCount) {
          const unpacked = counted + byteCount;
          countTo(packedLength === null ? unpacked : Math.min(unpacked, packedLength));
        },
        whole: () => countTo(packedLength ?? counted),
      };
    },
  };
}

/**
 * `fetch` hands over a packed body unpacked, so what travelled is the length the answer states; where it states none
 * (null), there is nothing better than the size of what was unpacked.
 */
function packedLengthOf(headers: Headers): number | null {
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  const length = headers.get('content-length');
  const isStated = length !== null && /^\d+$/.test(length);
  return encoding === 'identity' || !isStated ? null : Number(length);
}
