import { describe, expect, it } from 'vitest';
import { explainFailure } from '#electron/remotes/explainFailure.ts';
import type { RemoteFailure } from '#electron/sync/ports/remote.ts';
import { failureSchema } from '#shared/ipc/errors.ts';

function failure(fields: Partial<RemoteFailure>): RemoteFailure {
  return {
    kind: 'http',
    status: null,
    retryAfterMs: null,
    serverMessage: null,
    serverCode: null,
    ...fields,
  };
}

describe('explaining a failure', () => {
  it.each([
    [{ kind: 'network' }, 'unreachable'],
    [{ kind: 'timeout' }, 'unreachable'],
    [{ kind: 'aborted' }, 'cancelled'],
    [{ kind: 'unreadable', status: 200 }, 'unexpectedReply'],
    [{ status: 401 }, 'signInFailed'],
    [{ status: 403 }, 'permissionDenied'],
    [{ kind: 'unreadable', status: 404 }, 'unexpectedReply'],
    [{ status: 404 }, 'notFound'],
    [{ status: 410 }, 'notFound'],
    [{ status: 429 }, 'rateLimited'],
    [{ status: 408 }, 'unreachable'],
    [{ status: 500 }, 'unreachable'],
    [{ status: 503 }, 'unreachable'],
    [{ status: 302 }, 'unexpectedReply'],
    [{ status: null }, 'unexpectedReply'],
    [{ status: 400 }, 'serverRefused'],
    [{ status: 409 }, 'serverRefused'],
    [{ status: 422 }, 'serverRefused'],
  ] as const)('%j is %s', (fields, code) => {
    const error = explainFailure(failure(fields));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[A-Z][^.]+\.$/);
    expect(() => failureSchema.parse(error.toFailure())).not.toThrow();
  });

  it('keeps the server’s words and what is known in the details', () => {
    const error = explainFailure(
      failure({ status: 429, retryAfterMs: 5000, serverMessage: 'Slow.', serverCode: '9' }),
    );
    expect(error.details).toEqual({
      kind: 'http',
      status: 429,
      retryAfterMs: 5000,
      serverMessage: 'Slow.',
      serverCode: '9',
    });
    expect(explainFailure(failure({ kind: 'network' })).details).toEqual({ kind: 'network' });
  });
});
