import { describe, expect, it } from 'vitest';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { type ContractSubject, noAbort, type Operation, valueIn } from './contractSubject.ts';
import { numberedPeople } from './rosterSeed.ts';
import { sandboxWith } from './sandboxWith.ts';

const roster = {
  people: numberedPeople(5),
  groups: [{ id: 'kitchen', name: 'Kitchen', description: 'Who cooks' }],
  memberships: [{ groupId: 'kitchen', personId: 'p-000' }],
};
const clientId = '0191d3a0-0000-7000-8000-00000000000f';
const newGroup = { clientId, name: 'Bar', description: null, idempotencyKey: clientId };

type Call = (remote: RemoteGroups, signal: AbortSignal) => Promise<RemoteResult<unknown>>;

const reads: [Operation, Call][] = [
  ['listPeople', (remote, signal) => remote.listPeople(null, signal)],
  ['listGroups', (remote, signal) => remote.listGroups(null, signal)],
  ['getGroup', (remote, signal) => remote.getGroup('kitchen', signal)],
];
const writes: [Operation, Call][] = [
  ['createGroup', (remote, signal) => remote.createGroup(newGroup, signal)],
  ['updateGroup', (remote, signal) => remote.updateGroup('kitchen', { name: 'Bar' }, signal)],
  ['addMembers', (remote, signal) => remote.addMembers('kitchen', ['p-001'], false, signal)],
  ['setAdmin', (remote, signal) => remote.setAdmin('kitchen', ['p-000'], true, signal)],
  ['removeMembers', (remote, signal) => remote.removeMembers('kitchen', ['p-000'], signal)],
  ['deleteGroup', (remote, signal) => remote.deleteGroup('kitchen', signal)],
];

/** What a server or a network can do to any request; each kind is told from the others. */
export function faultsContract(subject: ContractSubject): void {
  const start = async () => {
    const sandbox = await sandboxWith(roster);
    return { sandbox, remote: subject.connect(sandbox) };
  };
  const rosterOf = async (sandbox: TestSandbox) => {
    const { groups } = await sandbox.state();
    return groups.map(({ id, name, members }) => ({
      id,
      name,
      members: members.map(({ personId, isAdmin }) => ({ personId, isAdmin })),
    }));
  };
  /** What the write does when nothing goes wrong. */
  const appliedRoster = async (write: Call) => {
    const { sandbox, remote } = await start();
    valueIn(await write(remote, noAbort));
    return rosterOf(sandbox);
  };

  describe.each([...reads, ...writes])('%s', (operation, call) => {
    const route = subject.routes[operation];

    it.each([401, 403, 408, 409, 422, 429, 500, 503])(
      'tells status %i, asks once, and changes nothing',
      async (status) => {
        const { sandbox, remote } = await start();
        const before = await rosterOf(sandbox);
        await sandbox.fault({ kind: 'status', status, ...route });
        expect(await call(remote, noAbort)).toMatchObject({
          ok: false,
          failure: { kind: 'http', status, serverMessage: expect.stringMatching(/./) },
        });
        const state = await sandbox.state();
        expect(state.requests.total).toBe(1);
        expect(await rosterOf(sandbox)).toEqual(before);
      },
    );

    it('passes on how long to wait', async () => {
      const { sandbox, remote } = await start();
      await sandbox.fault({ kind: 'status', status: 429, retryAfterSeconds: 17, ...route });
      expect(await call(remote, noAbort)).toMatchObject({
        ok: false,
        failure: { status: 429, retryAfterMs: 17_000 },
      });
    });

    it('keeps a proxy’s error page to itself', async () => {
      const { sandbox, remote } = await start();
      await sandbox.fault({ kind: 'status', status: 502, body: '<html>Bad gateway', ...route });
      expect(await call(remote, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 502, serverMessage: null, serverCode: null },
      });
    });

    it('tells a request that got lost as no answer, and nothing has changed', async () => {
      const { sandbox, remote } = await start();
      const before = await rosterOf(sandbox);
      await sandbox.fault({ kind: 'dropRequest', ...route });
      expect(await call(remote, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'network', status: null },
      });
      expect(await rosterOf(sandbox)).toEqual(before);
    });

    it('stops waiting when told to', async () => {
      const { sandbox, remote } = await start();
      await sandbox.fault({ kind: 'delay', delayMs: 60_000, ...route });
      const controller = new AbortController();
      const asked = call(remote, controller.signal);
      await expect.poll(async () => (await sandbox.state()).requests.total).toBe(1);
      controller.abort();
      expect(await asked).toMatchObject({ ok: false, failure: { kind: 'aborted', status: null } });
    });
  });

  describe.each(reads)('%s', (operation, call) => {
    it.each(['dropAnswer', 'truncate'] as const)('tells %s as no answer', async (kind) => {
      const { sandbox, remote } = await start();
      await sandbox.fault({ kind, ...subject.routes[operation] });
      expect(await call(remote, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'network', status: null },
      });
    });
  });

  describe.each(writes)('%s', (operation, call) => {
    const route = subject.routes[operation];

    it.each(['dropAnswer', 'truncate'] as const)(
      '[P4] is applied when the answer is lost (%s), and may be sent again',
      async (kind) => {
        const expected = await appliedRoster(call);
        const { sandbox, remote } = await start();
        await sandbox.fault({ kind, times: 1, ...route });
        expect(await call(remote, noAbort)).toMatchObject({
          ok: false,
          failure: { kind: 'network', status: null },
        });
        expect(await rosterOf(sandbox)).toEqual(expected);
        await call(remote, noAbort);
        expect(await rosterOf(sandbox)).toEqual(expected);
      },
    );

    it('[P4] does the same when a proxy sends it twice', async () => {
      const expected = await appliedRoster(call);
      const { sandbox, remote } = await start();
      await sandbox.fault({ kind: 'duplicate', ...route });
      await call(remote, noAbort);
      expect(await rosterOf(sandbox)).toEqual(expected);
    });
  });
}
