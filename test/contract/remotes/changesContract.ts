import { describe, expect, it } from 'vitest';
import type { EventDeliverySettings } from '#electron/sandbox/faces/workos/eventDelivery.ts';
import type { RemoteChanges, RemoteGroups } from '#electron/sync/ports/remote.ts';
import { addPeople } from '#test/unit/sandbox/organisation.ts';
import { type ContractSubject, noAbort, valueIn } from './contractSubject.ts';
import { numberedGroups, numberedPeople } from './rosterSeed.ts';
import { startSubject } from './sandboxWith.ts';

const roster = {
  people: numberedPeople(3),
  groups: [...numberedGroups(40), { id: 'kitchen', name: 'Kitchen', description: 'Who cooks' }],
  memberships: [{ groupId: 'kitchen', personId: 'p-000' }],
};

const deliveries: EventDeliverySettings[] = [
  {},
  { duplicates: true },
  { disorder: true },
  { ignoresOrder: true },
  { duplicates: true, disorder: true, ignoresOrder: true },
];

/** More pages than any feed of these tests has: beyond, it would never end. */
const tooMany = 50;

async function changesAt(remote: RemoteGroups, cursor: string | null): Promise<RemoteChanges> {
  const answer = valueIn(await remote.readChanges(cursor, noAbort));
  if (answer.kind !== 'changes') {
    throw new Error('The cursor has expired.');
  }
  return answer.changes;
}

const standing = async (remote: RemoteGroups) => (await changesAt(remote, null)).nextCursor;

/** All there is after a cursor, page by page. */
async function readOn(remote: RemoteGroups, from: string) {
  const pages: RemoteChanges[] = [];
  let cursor = from;
  do {
    const page = await changesAt(remote, cursor);
    expect(page.unreadable).toEqual([]);
    expect(new Set(page.groupIds).size).toBe(page.groupIds.length);
    pages.push(page);
    expect(pages.length).toBeLessThan(tooMany);
    cursor = page.nextCursor;
  } while (pages.at(-1)?.hasMore);
  return {
    groupIds: new Set(pages.flatMap(({ groupIds }) => groupIds)),
    people: pages.flatMap(({ people }) => people),
    peopleGone: pages.flatMap(({ peopleGone }) => peopleGone),
    pages: pages.length,
    cursor,
  };
}

/** There is nothing after the cursor until something happens, and then that; the last event may come once more. */
async function expectOnlyNew(
  remote: RemoteGroups,
  cursor: string,
  groupId: string,
  { duplicates }: EventDeliverySettings,
): Promise<void> {
  expect((await readOn(remote, cursor)).groupIds).toEqual(new Set());
  valueIn(await remote.updateGroup(groupId, { name: 'Renamed' }, noAbort));
  const { groupIds } = await readOn(remote, cursor);
  expect(groupIds).toContain(groupId);
  expect(groupIds.size).toBeLessThanOrEqual(duplicates ? 2 : 1);
}

/** What a feed tells, however badly it is delivered. Where there is none, `commandsContract` has what is said instead. */
export function changesContract(subject: ContractSubject): void {
  describe.runIf(subject.capabilities.changeFeed)('the feed of changes', () => {
    const start = async () => {
      const started = await startSubject(subject, roster);
      const { remote, ids } = started;
      const kitchen = ids.group('kitchen');
      /** Renames forty groups back and forth: more events than two pages hold. */
      const changeMuch = async () => {
        const remoteIds = numberedGroups(40).map(({ id }) => ids.group(id));
        for (const name of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) {
          const renames = remoteIds.map((id) => remote.updateGroup(id, { name }, noAbort));
          for (const renamed of await Promise.all(renames)) valueIn(renamed);
        }
        return new Set(remoteIds);
      };
      return { ...started, kitchen, changeMuch };
    };

    it('stands somewhere also before anything has happened, and tells nothing of what was there', async () => {
      const { remote, kitchen } = await start();
      const first = await changesAt(remote, null);
      expect(first).toMatchObject({ people: [], peopleGone: [], groupIds: [], hasMore: false });
      expect((await readOn(remote, first.nextCursor)).groupIds).toEqual(new Set());
      valueIn(await remote.updateGroup(kitchen, { name: 'Bar' }, noAbort));
      expect((await readOn(remote, first.nextCursor)).groupIds).toEqual(new Set([kitchen]));
    });

    it('names groups that were made, changed and deleted, and whose members changed', async () => {
      const { remote, ids, kitchen } = await start();
      const [first = '', second = '', third = ''] = numberedGroups(3).map(({ id }) =>
        ids.group(id),
      );
      const cursor = await standing(remote);
      const clientId = '0191d3a0-0000-7000-8000-0000000000aa';
      const created = valueIn(
        await remote.createGroup(
          { clientId, name: 'New', description: null, idempotencyKey: clientId },
          noAbort,
        ),
      );
      valueIn(await remote.updateGroup(first, { description: null }, noAbort));
      valueIn(await remote.deleteGroup(second, noAbort));
      valueIn(await remote.addMembers(third, [ids.person('p-001')], false, noAbort));
      valueIn(await remote.removeMembers(kitchen, [ids.person('p-000')], noAbort));
      const told = await readOn(remote, cursor);
      expect(told.groupIds).toEqual(new Set([created.remoteId, first, second, third, kitchen]));
      expect(told).toMatchObject({ people: [], peopleGone: [] });
      expect(await readOn(remote, told.cursor)).toMatchObject({ groupIds: new Set(), people: [] });
    });

    it('has people who came as they are now', async () => {
      const { sandbox, remote } = await start();
      const cursor = await standing(remote);
      await addPeople(sandbox, ['late'], { email: 'early@example.org' });
      await addPeople(sandbox, ['late'], { email: 'late@example.org' });
      const { people } = await readOn(remote, cursor);
      const ids = await subject.ids(sandbox);
      expect(people).toMatchObject([
        { memberKey: ids.person('late'), name: 'Person late', email: 'late@example.org' },
      ]);
      const listed = valueIn(await remote.listPeople(null, noAbort)).items;
      expect(listed).toContainEqual(people[0]);
    });

    it.each(deliveries)(
      '[P4] tells all of it and comes to an end when delivered with %j',
      async (delivery) => {
        const { sandbox, remote, kitchen, changeMuch } = await start();
        const cursor = await standing(remote);
        const changed = await changeMuch();
        await sandbox.deliverEvents(delivery);
        const told = await readOn(remote, cursor);
        expect(told.pages).toBeGreaterThan(2);
        expect(told.groupIds).toEqual(changed);
        await expectOnlyNew(remote, told.cursor, kitchen, delivery);
      },
    );

    it.each(deliveries)('finds where it stands when delivered with %j', async (delivery) => {
      const { sandbox, remote, kitchen, changeMuch } = await start();
      await sandbox.deliverEvents(delivery);
      await changeMuch();
      const cursor = await standing(remote);
      await expectOnlyNew(remote, cursor, kitchen, delivery);
    });

    it('has expired where it does not know the cursor any more, and goes on from where it stands', async () => {
      const { sandbox, remote, kitchen } = await start();
      valueIn(await remote.updateGroup(kitchen, { name: 'Bar' }, noAbort));
      const cursor = await standing(remote);
      await sandbox.forgetEvents();
      for (const unknown of [cursor, 'not a cursor']) {
        expect(valueIn(await remote.readChanges(unknown, noAbort))).toEqual({ kind: 'expired' });
      }
      const again = await standing(remote);
      valueIn(await remote.updateGroup(kitchen, { name: 'Kitchen' }, noAbort));
      expect((await readOn(remote, again)).groupIds).toEqual(new Set([kitchen]));
    });

    it('that cannot be read now is no feed that has expired', async () => {
      const { sandbox, remote, kitchen } = await start();
      const cursor = await standing(remote);
      valueIn(await remote.updateGroup(kitchen, { name: 'Bar' }, noAbort));
      await sandbox.fault({ kind: 'status', status: 503, retryAfterSeconds: 3, times: 2 });
      for (const asked of [cursor, null]) {
        expect(await remote.readChanges(asked, noAbort)).toMatchObject({
          ok: false,
          failure: { kind: 'http', status: 503, retryAfterMs: 3000 },
        });
      }
      expect((await readOn(remote, cursor)).groupIds).toEqual(new Set([kitchen]));
    });
  });
}
