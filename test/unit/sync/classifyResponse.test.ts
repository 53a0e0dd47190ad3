import { describe, expect, it } from 'vitest';
import {
  classifyResponse,
  type Outcome,
  type RemoteOperation,
} from '#electron/sync/classifyResponse.ts';
import type { RemoteFailure } from '#electron/sync/ports/remote.ts';

const silent = { status: null, retryAfterMs: null, serverMessage: null, serverCode: null };
const http = (status: number | null, retryAfterMs: number | null = null): RemoteFailure => ({
  ...silent,
  kind: 'http',
  status,
  retryAfterMs,
});

const writes: RemoteOperation[] = [
  'createPerson',
  'createGroup',
  'updateGroup',
  'deleteGroup',
  'addMembers',
  'removeMembers',
  'setAdmin',
];
const reads: RemoteOperation[] = ['listPeople', 'listGroups', 'getGroup', 'readChanges'];
const all = [...reads, ...writes];

const table: [string, RemoteFailure, Outcome][] = [
  ['no network', { ...silent, kind: 'network' }, { kind: 'retry', reach: 'connection' }],
  ['a timeout', { ...silent, kind: 'timeout' }, { kind: 'retry', reach: 'request' }],
  ['our own abort', { ...silent, kind: 'aborted' }, { kind: 'aborted' }],
  ['an unreadable 2xx', { ...silent, kind: 'unreadable', status: 200 }, { kind: 'unknownOutcome' }],
  ['401', http(401), { kind: 'signedOut' }],
  ['407 (a proxy)', http(407), { kind: 'retry', reach: 'connection' }],
  ['408', http(408), { kind: 'retry', reach: 'request' }],
  ['426', http(426), { kind: 'updateRequired' }],
  ['429 with its time', http(429, 7000), { kind: 'pauseProvider', retryAfterMs: 7000 }],
  ['429 without a time', http(429), { kind: 'pauseProvider', retryAfterMs: null }],
  ['500', http(500), { kind: 'retry', reach: 'request' }],
  ['502', http(502), { kind: 'retry', reach: 'request' }],
  ['503', http(503), { kind: 'retry', reach: 'request' }],
  ['599', http(599), { kind: 'retry', reach: 'request' }],
  ['400', http(400), { kind: 'park' }],
  ['402', http(402), { kind: 'park' }],
  ['403', http(403), { kind: 'park' }],
  ['409', http(409), { kind: 'park' }],
  ['413', http(413), { kind: 'park' }],
  ['422', http(422), { kind: 'park' }],
  ['a redirect', http(302), { kind: 'unknownOutcome' }],
  ['an error without a status', http(null), { kind: 'unknownOutcome' }],
];

describe('the answer table', () => {
  it.each(table)('%s asks the same of every operation', (_name, failure, outcome) => {
    for (const operation of all) expect(classifyResponse(failure, operation)).toEqual(outcome);
  });

  it.each([404, 410])(
    '%i: done when deleting or removing, gone when reading, else refused',
    (status) => {
      const outcomes = Object.fromEntries(
        all.map((operation) => [operation, classifyResponse(http(status), operation).kind]),
      );
      expect(outcomes).toEqual({
        listPeople: 'park',
        listGroups: 'park',
        readChanges: 'park',
        getGroup: 'gone',
        createPerson: 'park',
        createGroup: 'park',
        updateGroup: 'park',
        deleteGroup: 'alreadyDone',
        addMembers: 'park',
        removeMembers: 'alreadyDone',
        setAdmin: 'park',
      });
    },
  );
});
