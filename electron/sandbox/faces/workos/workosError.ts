import { workosAssumptions } from './assumptions.ts';

/** What is wrong with one field of a request. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message?: string;
}

/** A request refused; the face sends the body as it is. */
export class WorkosError extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly errors: readonly FieldError[] | undefined;

  constructor(status: number, message: string, code?: string, errors?: readonly FieldError[]) {
    super(message);
    this.name = 'WorkosError';
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** WorkOS' error body: the message always, code and errors where the operation has them. */
export function errorBody({ message, code, errors }: WorkosError): Record<string, unknown> {
  return { message, ...(code !== undefined && { code }), ...(errors && { errors }) };
}

/** 404 in WorkOS' words: `Group not found: 'group_…'.` */
export function notFound(what: string, id: string): WorkosError {
  return new WorkosError(404, `${what} not found: '${id}'.`, workosAssumptions.notFoundCode);
}

/** 422 (or what the operation answers instead) naming each field that is wrong. */
export function validationFailed(
  errors: readonly FieldError[],
  code = 'unprocessable_entity',
  status = 422,
): WorkosError {
  return new WorkosError(status, 'Validation failed.', code, errors);
}

/** What an answer says that is given for its status alone. */
export function errorOfStatus(status: number): WorkosError {
  if (status === 401) return new WorkosError(401, 'Unauthorized');
  if (status === 403) return new WorkosError(403, 'Forbidden');
  if (status === 404) return new WorkosError(404, 'Not Found', workosAssumptions.notFoundCode);
  if (status === 413) return new WorkosError(413, 'request entity too large');
  if (status === 429) {
    return new WorkosError(429, 'Too many requests.', 'rate_limit_exceeded');
  }
  return new WorkosError(
    status,
    status >= 500 ? 'Internal server error.' : 'Request could not be processed.',
  );
}
