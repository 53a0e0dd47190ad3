import { z } from 'zod';

/**
 * Every failure a caller can meet, and what it has to do about it. The set is closed: what is none of these is
 * `internal`, and a bug.
 */
export const errorCodeSchema = z.enum([
  /** The parameters do not fit the method's schema; `details` says where. Mend the call. */
  'invalidRequest',
  /** No such method. */
  'unknownMethod',
  /** The call did not come from our own window. Nothing was done. */
  'notAllowed',
  /** More than the host takes in one message. */
  'payloadTooLarge',
  /** No workspace is open. Open or add one. */
  'noWorkspace',
  /** The id is not known here (any more). Refresh. */
  'notFound',
  /** Another group has this name already. Choose another. */
  'duplicateName',
  /** A limit of the provider (`details`: limit, actual). Nothing was changed. */
  'limitExceeded',
  /** The provider has no such feature. */
  'notSupported',
  /** The server refused the credentials. Sign in again; unsent edits stay. */
  'signInFailed',
  /** The server knows us and does not let us do this. */
  'permissionDenied',
  /** No answer from the server: no network, no such host, refused, or too slow. Try later. */
  'unreachable',
  /** The server answered with something that is not its API. Check the address. */
  'unexpectedReply',
  /** The server asks us to wait. */
  'rateLimited',
  /** The server refused for another reason; `details.serverMessage` holds its words. */
  'serverRefused',
  /** It would drop or overwrite something the user has not agreed to (`details` says what). Ask, then call again. */
  'conflict',
  /** It cannot be undone, and the message says why. */
  'cannotUndo',
  /** Stopped because it was cancelled. No half file is left. */
  'cancelled',
  /** The disk is full. Nothing was lost; make room and try again. */
  'diskFull',
  /** The file or folder cannot be written or read (permissions, open elsewhere). */
  'fileDenied',
  /** The data file is damaged. It was left as it is. */
  'storeCorrupt',
  /** The data file was written by a newer Muster. It was left as it is. */
  'storeTooNew',
  /** Another Muster is using this data folder. */
  'alreadyRunning',
  /** A bug. The message is for the log. */
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** A failure as it crosses the contract: the message is one sentence a coordinator understands. */
export const failureSchema = z.object({
  code: errorCodeSchema,
  message: z.string(),
  details: z.record(z.string(), z.json()).exactOptional(),
});
export type Failure = z.infer<typeof failureSchema>;

/** Thrown inside a host to end a call with a known failure; the dispatcher turns it into a value. */
export class MusterError extends Error {
  readonly code: ErrorCode;
  readonly details: Failure['details'];

  constructor(
    code: ErrorCode,
    message: string,
    details?: Failure['details'],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'MusterError';
    this.code = code;
    this.details = details;
  }

  toFailure(): Failure {
    return this.details === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, details: this.details };
  }
}
