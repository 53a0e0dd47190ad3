/** Stream's numeric error codes, as far as this face answers with them. */
export const streamCode = {
  internal: -1,
  accessKey: 2,
  input: 4,
  authentication: 5,
  rateLimited: 9,
  doesNotExist: 16,
  notAllowed: 17,
  tooLarge: 22,
  timeout: 23,
  headersTooLarge: 24,
  tokenExpired: 40,
  tokenNotYetValid: 41,
  tokenUsedBeforeIssued: 42,
  tokenSignature: 43,
} as const;

export type StreamCode = (typeof streamCode)[keyof typeof streamCode];

/** A request refused; the face turns it into Stream's error body. */
export class StreamError extends Error {
  readonly status: number;
  readonly code: StreamCode;
  /** What is wrong with which field of the request. */
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(
    status: number,
    code: StreamCode,
    text: string,
    fields?: Readonly<Record<string, string>>,
  ) {
    super(text);
    this.name = 'StreamError';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** 400, code 4: the request cannot be carried out as it is. */
export function inputError(text: string, fields?: Readonly<Record<string, string>>): StreamError {
  return new StreamError(400, streamCode.input, text, fields);
}

/** 401 with one of the authentication codes. */
export function authenticationError(code: StreamCode, text: string): StreamError {
  return new StreamError(401, code, text);
}

/** 404, code 16. */
export function doesNotExist(text: string): StreamError {
  return new StreamError(404, streamCode.doesNotExist, text);
}

const codeByStatus: Readonly<Record<number, StreamCode>> = {
  401: streamCode.authentication,
  403: streamCode.notAllowed,
  404: streamCode.doesNotExist,
  408: streamCode.timeout,
  413: streamCode.tooLarge,
  429: streamCode.rateLimited,
  431: streamCode.headersTooLarge,
};

/** The code that usually goes with an HTTP status. */
export function codeOfStatus(status: number): StreamCode {
  if (status >= 500) return streamCode.internal;
  return codeByStatus[status] ?? streamCode.input;
}

/** Stream's error body. `operation` is its name in the specification, e.g. `GetUserGroup`. */
export function errorBody(operation: string, error: StreamError): Record<string, unknown> {
  return {
    code: error.code,
    message: `${operation} failed with error: "${error.message}"`,
    StatusCode: error.status,
    duration: '0.00ms',
    more_info: 'https://getstream.io/chat/docs/api_errors_response',
    details: [],
    ...(error.fields && { exception_fields: error.fields }),
  };
}
