import { expect, it } from 'vitest';
import type { RemoteIdentity } from '#electron/sync/ports/remote.ts';
import { createScene } from './scenes.ts';

const ana: RemoteIdentity = { memberKey: 'a', permissions: ['readGroups', 'updateOwnGroup'] };
const serverError = {
  kind: 'http',
  status: 500,
  retryAfterMs: null,
  serverMessage: null,
  serverCode: null,
} as const;

it('asks with every pull who signed in, before anything is read, and keeps the answer', async () => {
  const scene = createScene({ groups: { Kitchen: ['a'] } });
  let answer: RemoteIdentity | null = ana;
  const readBefore: number[] = [];
  scene.remote.whoAmI = () => {
    readBefore.push(scene.remote.calls.length);
    return Promise.resolve({ ok: true, value: answer });
  };
  scene.engine().start();
  await scene.comeToRest();
  expect(readBefore).toEqual([0]);
  expect(scene.store.identity()).toEqual(ana);

  answer = { ...ana, permissions: ['updateAnyGroup'] };
  scene.engine().requestSync();
  await scene.comeToRest();
  expect(readBefore).toHaveLength(2);
  expect(scene.store.identity()).toEqual(answer);

  answer = null;
  scene.engine().requestSync();
  await scene.comeToRest();
  expect(scene.store.identity()).toBeNull();
});

it('[P8] fails like any other read, keeps what was known, and is asked again', async () => {
  const scene = createScene({ groups: { Kitchen: ['a'] } });
  scene.store.keepIdentity(ana);
  let failures = 2;
  let asked = 0;
  scene.remote.whoAmI = () => {
    asked += 1;
    failures -= 1;
    return Promise.resolve(
      failures >= 0 ? { ok: false, failure: serverError } : { ok: true, value: null },
    );
  };
  scene.engine().start();
  await scene.comeToRest();
  expect(asked).toBe(3);
  expect(scene.store.identity()).toBeNull();
  expect(scene.engine().status().phase).toBe('upToDate');
});

it('a token that the server refuses when asked who it is pauses as signed out', async () => {
  const scene = createScene({ groups: { Kitchen: ['a'] } });
  scene.store.keepIdentity(ana);
  scene.remote.whoAmI = () =>
    Promise.resolve({ ok: false, failure: { ...serverError, status: 401 } });
  scene.engine().start();
  await scene.comeToRest();
  expect(scene.engine().status().phase).toBe('signedOut');
  expect(scene.store.identity()).toEqual(ana);
  expect(scene.remote.calls).toEqual([]);
});
