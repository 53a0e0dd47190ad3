import { describe, expect, it } from 'vitest';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import {
  type ContractSubject,
  type DatasetIds,
  noAbort,
  type Operation,
  type Route,
  valueIn,
} from './contractSubject.ts';
import { numberedPeople } from './rosterSeed.ts';
import { startSubject } from './sandboxWith.ts';

const roster = {
  people: numberedPeople(5),
  groups: [{ id: 'kitchen', name: 'Kitchen', description: 'Who cooks' }],
  memberships: [{ groupId: 'kitchen', personId: 'p-000' }],
};
const clientId = '0191d3a0-0000-7000-8000-00000000000f';
const newGroup = { clientId, name: 'Bar', description: null, idempotencyKey: clientId };

type Call = (
  remote: RemoteGroups,
  ids: DatasetIds,
  signal: AbortSignal,
) => Promise<RemoteResult<unknown>>;

const reads: [Operation, Call][] = [
  ['listPeople', (remote, _ids, signal) => remote.listPeople(null, signal)],
  ['listGroups', (remote, _ids, signal) => remote.listGroups(null, signal)],
  ['getGroup', (remote, ids, signal) => remote.getGroup(ids.group('kitchen'), signal)],
];
const writes: [Operation, Call][] = [
  ['createGroup', (remote, _ids, signal) => remote.createGroup(newGroup, signal)],
  [
    'updateGroup',
    (remote, ids, signal) => remote.updateGroup(ids.group('kitchen'), { name: 'Bar' }, signal),
  ],
  [
    'addMembers',
    (remote, ids, signal) =>
      remote.addMembers(ids.group('kitchen'), [ids.person('p-001')], false, signal),
  ],
  [
    'setAdmin',
    (remote, ids, signal) =>
      remote.setAdmin(ids.group('kitchen'), [ids.person('p-000')], true, signal),
  ],
  [
    'removeMembers',
    (remote, ids, signal) =>
      remote.removeMembers(ids.group('kitchen'), [ids.person('p-000')], signal),
  ],
  ['deleteGroup', (remote, ids, signal) => remote.deleteGroup(ids.group('kitchen'), signal)],
];

/** What a server or a network can do to any request; each kind is told from the others. */
export function faultsContract(subject: ContractSubject): void {
  const { clientChosenGroupIds, groupAdmins, repeatableCreates } = subject.capabilities;
  const start = () => startSubject(subject, roster);
  /** One row for each request of each operation: the how many-th it is, and where it goes. */
  const requestsOf = (calls: readonly [Operation, Call][]) =>
    calls
      .filter(([operation]) => operation !== 'setAdmin' || groupAdmins)
      .flatMap(([operation, call]) =>
        subject.routes[operation].map((route, index) => ({
          title: `${operation}, ${route.method} ${route.path}`,
          operation,
          call,
          route,
          position: index + 1,
        })),
      );
  const isSafeToRepeat = (operation: Operation) => operation !== 'createGroup' || repeatableCreates;
  const isRead = ({ method }: Route) => method === 'GET';

  /** What a write can change. Ids that the server chooses are another every time. */
  const rosterOf = async (sandbox: TestSandbox) => {
    const { groups } = await sandbox.state();
    return groups
      .map(({ id, name, description, members }) => ({
        ...(clientChosenGroupIds && { id }),
        name,
        description,
        members: members.map(({ personId, isAdmin }) => ({ personId, isAdmin })),
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
  };
  /** What the write does when nothing goes wrong. */
  const appliedRoster = async (write: Call) => {
    const { sandbox, remote, ids } = await start();
    valueIn(await write(remote, ids, noAbort));
    return rosterOf(sandbox);
  };

  it('names the requests of every operation', () => {
    const named = requestsOf([...reads, ...writes]).map(({ operation }) => operation);
    expect(new Set(named).size).toBe(reads.length + writes.length - (groupAdmins ? 0 : 1));
  });

  describe.each(requestsOf([...reads, ...writes]))('$title', ({ call, route, position }) => {
    it.each([401, 403, 408, 409, 422, 429, 500, 503])(
      'tells status %i, asks once, and changes nothing',
      async (status) => {
        const { sandbox, remote, ids } = await start();
        const before = await rosterOf(sandbox);
        await sandbox.fault({ kind: 'status', status, ...route });
        expect(await call(remote, ids, noAbort)).toMatchObject({
          ok: false,
          failure: { kind: 'http', status, serverMessage: expect.stringMatching(/./) },
        });
        const state = await sandbox.state();
        expect(state.requests.total).toBe(position);
        expect(await rosterOf(sandbox)).toEqual(before);
      },
    );

    it('passes on how long to wait', async () => {
      const { sandbox, remote, ids } = await start();
      await sandbox.fault({ kind: 'status', status: 429, retryAfterSeconds: 17, ...route });
      expect(await call(remote, ids, noAbort)).toMatchObject({
        ok: false,
        failure: { status: 429, retryAfterMs: 17_000 },
      });
    });

    it('keeps a proxy’s error page to itself', async () => {
      const { sandbox, remote, ids } = await start();
      await sandbox.fault({ kind: 'status', status: 502, body: '<html>Bad gateway', ...route });
      expect(await call(remote, ids, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 502, serverMessage: null, serverCode: null },
      });
    });

    it('tells a request that got lost as no answer, and nothing has changed', async () => {
      const { sandbox, remote, ids } = await start();
      const before = await rosterOf(sandbox);
      await sandbox.fault({ kind: 'dropRequest', ...route });
      expect(await call(remote, ids, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'network', status: null },
      });
      expect(await rosterOf(sandbox)).toEqual(before);
    });

    it('stops waiting when told to', async () => {
      const { sandbox, remote, ids } = await start();
      await sandbox.fault({ kind: 'delay', delayMs: 60_000, ...route });
      const controller = new AbortController();
      const asked = call(remote, ids, controller.signal);
      await expect.poll(async () => (await sandbox.state()).requests.total).toBe(position);
      controller.abort();
      expect(await asked).toMatchObject({ ok: false, failure: { kind: 'aborted', status: null } });
    });
  });

  describe.each(requestsOf([...reads, ...writes]).filter(({ route }) => isRead(route)))(
    '$title',
    ({ call, route }) => {
      it.each(['dropAnswer', 'truncate'] as const)(
        'tells %s as no answer, and nothing has changed',
        async (kind) => {
          const { sandbox, remote, ids } = await start();
          const before = await rosterOf(sandbox);
          await sandbox.fault({ kind, ...route });
          expect(await call(remote, ids, noAbort)).toMatchObject({
            ok: false,
            failure: { kind: 'network', status: null },
          });
          expect(await rosterOf(sandbox)).toEqual(before);
        },
      );
    },
  );

  describe.each(requestsOf(writes).filter(({ route }) => !isRead(route)))(
    '$title',
    ({ operation, call, route }) => {
      it.each(['dropAnswer', 'truncate'] as const)(
        '[P4] is applied when the answer is lost (%s), and may be sent again as far as the provider allows',
        async (kind) => {
          const expected = await appliedRoster(call);
          const { sandbox, remote, ids } = await start();
          await sandbox.fault({ kind, times: 1, ...route });
          expect(await call(remote, ids, noAbort)).toMatchObject({
            ok: false,
            failure: { kind: 'network', status: null },
          });
          expect(await rosterOf(sandbox)).toEqual(expected);
          if (isSafeToRepeat(operation)) {
            await call(remote, ids, noAbort);
            expect(await rosterOf(sandbox)).toEqual(expected);
          }
        },
      );

      it.runIf(isSafeToRepeat(operation))(
        '[P4] does the same when a proxy sends it twice',
        async () => {
          const expected = await appliedRoster(call);
          const { sandbox, remote, ids } = await start();
          await sandbox.fault({ kind: 'duplicate', ...route });
          await call(remote, ids, noAbort);
          expect(await rosterOf(sandbox)).toEqual(expected);
        },
      );
    },
  );
}
