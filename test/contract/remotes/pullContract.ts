import { describe, expect, it } from 'vitest';
import type { GroupState } from '#electron/sandbox/server/sandboxState.ts';
import { parseInstant } from '#shared/domain/time.ts';
import {
  type ContractSubject,
  type DatasetIds,
  noAbort,
  readAll,
  valueIn,
} from './contractSubject.ts';
import { numberedGroups, numberedPeople } from './rosterSeed.ts';
import { startSubject } from './sandboxWith.ts';

const everyTenthMember = numberedPeople(90).flatMap(({ id }, index) => [
  { groupId: 'g-0007', personId: id, isAdmin: index % 10 === 0 },
  { groupId: `g-0${100 + index}`, personId: id, joinedAt: '2025-03-04T05:06:07.008Z' },
]);
const stays = numberedPeople(3).map(({ id: personId }) => ({
  groupId: 'g-0009',
  personId,
  joinedAt: '2024-01-02T03:04:05.006Z',
  leftAt: '2024-07-08T09:10:11.012Z',
}));
const roster = {
  people: numberedPeople(231),
  groups: numberedGroups(203).map((group, index) =>
    index % 5 === 0 ? { ...group, createdBy: 'p-001' } : group,
  ),
  memberships: [...everyTenthMember, ...stays],
};

/** Reading everything, page by page. */
export function pullContract(subject: ContractSubject): void {
  const { groupAdmins, groupDescription, membershipHistory } = subject.capabilities;

  describe('pulling', () => {
    it('reads every person once, with all that the vendor keeps of them', async () => {
      const { remote, ids } = await startSubject(subject, roster);
      const { items, pages } = await readAll((cursor) => remote.listPeople(cursor, noAbort));
      expect(pages).toBeGreaterThan(1);
      expect(items.toSorted(byMemberKey)).toEqual(
        roster.people
          .map((person) => ({ memberKey: ids.person(person.id), ...subject.person(person) }))
          .sort(byMemberKey),
      );
    });

    it('reads every group once, with its fields, members, flags and dates', async () => {
      const { sandbox, remote, ids } = await startSubject(subject, roster);
      const { items } = await readAll((cursor) => remote.listGroups(cursor, noAbort));
      const { groups } = await sandbox.state();
      expect(remoteIdsOf(items)).toEqual(groups.map((group) => ids.group(group.id)).sort());
      for (const group of groups) {
        const remoteId = ids.group(group.id);
        const summary = {
          remoteId,
          name: group.name,
          description: groupDescription ? group.description : null,
          createdAt: parseInstant(group.createdAt),
          updatedAt: parseInstant(group.updatedAt),
          createdBy:
            subject.tells.createdBy && group.createdBy !== null
              ? ids.person(group.createdBy)
              : null,
        };
        expect(items.find((item) => item.remoteId === remoteId)).toEqual(summary);
        const read = valueIn(await remote.getGroup(remoteId, noAbort));
        expect(read.unreadable).toEqual([]);
        const { members, history, ...fields } = read.group;
        expect(fields).toEqual(summary);
        expect(members.toSorted(byMemberKey)).toEqual(
          group.members
            .map(({ personId, isAdmin, joinedAt }) => ({
              memberKey: ids.person(personId),
              isAdmin: groupAdmins && isAdmin,
              joinedAt: subject.tells.joinedAt ? parseInstant(joinedAt) : null,
            }))
            .sort(byMemberKey),
        );
        expect(history?.toSorted(byMemberKey)).toEqual(
          membershipHistory ? endedStays(group, ids).sort(byMemberKey) : undefined,
        );
      }
    });

    it.each([0, 1, 99, 100, 101, 200])(
      'reads all of %i groups, full pages or not',
      async (count) => {
        const groups = numberedGroups(count);
        const { remote, ids } = await startSubject(subject, { groups });
        const { items } = await readAll((cursor) => remote.listGroups(cursor, noAbort));
        expect(remoteIdsOf(items)).toEqual(groups.map(({ id }) => ids.group(id)).sort());
      },
    );

    it.each([0, 100, 200])('reads all of %i people, full pages or not', async (count) => {
      const people = numberedPeople(count);
      const { remote, ids } = await startSubject(subject, { people });
      const { items } = await readAll((cursor) => remote.listPeople(cursor, noAbort));
      expect(items.map((item) => item.memberKey).sort()).toEqual(
        people.map(({ id }) => ids.person(id)).sort(),
      );
    });

    it('misses nobody and no group that was there all along, though others come and go between pages', async () => {
      const { sandbox, remote, ids } = await startSubject(subject, roster);
      const first = valueIn(await remote.listGroups(null, noAbort));
      const readAlready = first.items[0]?.remoteId ?? '';
      const unread = roster.groups
        .map(({ id }) => ids.group(id))
        .find((id) => !first.items.some((item) => item.remoteId === id));
      for (const id of [readAlready, first.items.at(-1)?.remoteId ?? '', unread ?? '']) {
        valueIn(await remote.deleteGroup(id, noAbort));
      }
      const clientId = '0191d3a0-0000-7000-8000-00000000000a';
      const created = valueIn(
        await remote.createGroup(
          { clientId, name: 'New between pages', description: null, idempotencyKey: clientId },
          noAbort,
        ),
      );
      const rest = await readAll((cursor) =>
        remote.listGroups(cursor ?? first.nextCursor, noAbort),
      );
      const found = [...first.items, ...rest.items].map((item) => item.remoteId);
      const { groups } = await sandbox.state();
      const now = await subject.ids(sandbox);
      expect(found).toEqual(expect.arrayContaining(groups.map(({ id }) => now.group(id))));
      expect(found).toContain(created.remoteId);
      if (!subject.mayRepeatRows) {
        expect(new Set(found).size).toBe(found.length);
      }
    });

    it('fails with 404 for a group that is not there', async () => {
      const { remote } = await startSubject(subject);
      expect(await remote.getGroup('nowhere', noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 404 },
      });
    });
  });
}

function byMemberKey(a: { memberKey: string }, b: { memberKey: string }): number {
  return a.memberKey < b.memberKey ? -1 : 1;
}

function remoteIdsOf(groups: readonly { remoteId: string }[]): string[] {
  return groups.map(({ remoteId }) => remoteId).sort();
}

function endedStays({ history }: GroupState, ids: DatasetIds) {
  return history.flatMap(({ personId, joinedAt, leftAt }) =>
    leftAt === null
      ? []
      : [
          {
            memberKey: ids.person(personId),
            joinedAt: parseInstant(joinedAt),
            leftAt: parseInstant(leftAt),
          },
        ],
  );
}
