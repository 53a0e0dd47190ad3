/**
 * Why a sandbox could not start. The closed set:
 * - `badArguments`: the command line makes no sense
 * - `seedUnreadable`: the seed folder or one of its files cannot be read
 * - `seedMalformed`: a seed file is not the CSV it should be; the message names file and line
 * - `dataFileUnusable`: the data file is corrupt, newer, in use, unwritable or somebody else's
 * - `portUnavailable`: the port is taken or not allowed
 */
export type SandboxErrorCode =
  | 'badArguments'
  | 'seedUnreadable'
  | 'seedMalformed'
  | 'dataFileUnusable'
  | 'portUnavailable';

/** Says in one line, for a person, why the sandbox could not start. */
export class SandboxError extends Error {
  readonly code: SandboxErrorCode;

  constructor(code: SandboxErrorCode, message: string) {
    super(message);
    this.name = 'SandboxError';
    this.code = code;
  }
}

/** The message of whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
