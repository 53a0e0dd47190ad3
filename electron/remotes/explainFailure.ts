import type { RemoteFailure } from '#electron/sync/ports/remote.ts';
import { type ErrorCode, type Failure, MusterError } from '#shared/ipc/errors.ts';

/**
 * A remote failure as one of the contract's errors, in one sentence for a coordinator. The server's own words
 * and code are in `details`; credentials are not (the adapter has taken them out).
 */
export function explainFailure(failure: RemoteFailure): MusterError {
  const [code, message] = classify(failure);
  return new MusterError(code, message, detailsOf(failure));
}

function classify(failure: RemoteFailure): [ErrorCode, string] {
  switch (failure.kind) {
    case 'network':
      return [
        'unreachable',
        'The server cannot be reached: check the address and the network connection.',
      ];
    case 'timeout':
      return ['unreachable', 'The server took too long to answer: try again later.'];
    case 'aborted':
      return ['cancelled', 'The request was stopped before the server had answered.'];
    case 'unreadable':
      return [
        'unexpectedReply',
        'Something answered at this address, but it is not the groups API: check the address.',
      ];
    case 'http':
      return classifyStatus(failure);
  }
}

function classifyStatus({ status }: RemoteFailure): [ErrorCode, string] {
  if (status === 401) {
    return ['signInFailed', 'The server did not accept the credentials: sign in again.'];
  }
  if (status === 403) {
    return ['permissionDenied', 'The server does not allow these credentials to do this.'];
  }
  if (status === 404 || status === 410) {
    return ['notFound', 'The server does not know what was asked for.'];
  }
  if (status === 429) {
    return ['rateLimited', 'The server is asked too often and wants a pause: try again later.'];
  }
  if (status === 408 || (status !== null && status >= 500)) {
    return ['unreachable', 'The server cannot answer at the moment: try again later.'];
  }
  if (status === null || status < 400) {
    return [
      'unexpectedReply',
      'This address only points to another one, which Muster does not follow: check the address.',
    ];
  }
  return ['serverRefused', 'The server refused the request.'];
}

function detailsOf(failure: RemoteFailure): NonNullable<Failure['details']> {
  const { kind, status, retryAfterMs, serverMessage, serverCode } = failure;
  return {
    kind,
    ...(status === null ? {} : { status }),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    ...(serverMessage === null ? {} : { serverMessage }),
    ...(serverCode === null ? {} : { serverCode }),
  };
}
