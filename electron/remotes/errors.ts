import type { RemoteFailure } from '#electron/sync/ports/remote.ts';
import { cutText } from './text.ts';

export const MAX_SERVER_MESSAGE_LENGTH = 500;
const MAX_SERVER_CODE_LENGTH = 100;

/** What a vendor's error body says, as the adapter found it. */
export interface ServerWords {
  message: string | null;
  code: string | null;
}

const silent = { retryAfterMs: null, serverMessage: null, serverCode: null };

/** No usable answer came: whether a write was applied is unknown, unless we gave up before sending. */
export function noAnswer(kind: 'network' | 'timeout' | 'aborted'): RemoteFailure {
  return { kind, status: null, ...silent };
}

/** An answer that is not its API's: an odd 2xx, or a "not found" in nobody's words. */
export function unreadable(status: number): RemoteFailure {
  return { kind: 'unreadable', status, ...silent };
}

/** The server answered with an error status. `words` are tidied, freed of credentials and cut here. */
export function refused(
  status: number | null,
  words: ServerWords,
  retryAfterMs: number | null,
  redact: (text: string) => string,
): RemoteFailure {
  return {
    kind: 'http',
    status,
    retryAfterMs,
    serverMessage: tidy(words.message, MAX_SERVER_MESSAGE_LENGTH, redact),
    serverCode: tidy(words.code, MAX_SERVER_CODE_LENGTH, redact),
  };
}

// Redacted before it is cut: the cut may fall inside a secret, and half a secret is not recognised.
function tidy(
  text: string | null,
  length: number,
  redact: (text: string) => string,
): string | null {
  const words = redact(text ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return words === '' ? null : cutText(words, length);
}
