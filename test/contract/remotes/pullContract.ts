import { describe, expect, it } from 'vitest';
import { parseInstant } from '#shared/domain/time.ts';
import { type ContractSubject, noAbort, readAll, valueIn } from './contractSubject.ts';
import { numberedGroups, numberedPeople } from './rosterSeed.ts';
import { sandboxWith } from './sandboxWith.ts';

const roster = {
  people: numberedPeople(231),
  groups: numberedGroups(203),
  memberships: numberedPeople(90).flatMap(({ id }, index) => [
    { groupId: 'g-0007', personId: id, isAdmin: index % 10 === 0 },
    { groupId: `g-0${100 + index}`, personId: id, joinedAt: '2025-03-04T05:06:07.008Z' },
  ]),
};

/** Reading everything, page by page. */
export function pullContract(subject: ContractSubject): void {
  describe('pulling', () => {
    it('reads every person once, with name, e-mail, phone and attributes', async () => {
      const sandbox = await sandboxWith(roster);
      const remote = subject.connect(sandbox);
      const { items, pages } = await readAll((cursor) => remote.listPeople(cursor, noAbort));
      expect(pages).toBeGreaterThan(1);
      expect(items.toSorted((a, b) => (a.memberKey < b.memberKey ? -1 : 1))).toEqual(
        roster.people.map(({ id, name, email, phone, shirt }) => ({
          memberKey: id,
          name,
          email,
          phone,
          status: 'active',
          attributes: { shirt },
        })),
      );
    });

    it('reads every group once, with its fields, members, flags and dates', async () => {
      const sandbox = await sandboxWith(roster);
      const remote = subject.connect(sandbox);
      const { items } = await readAll((cursor) => remote.listGroups(cursor, noAbort));
      const { groups } = await sandbox.state();
      expect(items.map((item) => item.remoteId).sort()).toEqual(groups.map((group) => group.id));
      const { groupAdmins, groupDescription } = remote.capabilities;
      for (const group of groups) {
        const summary = {
          remoteId: group.id,
          name: group.name,
          description: groupDescription ? group.description : null,
          createdAt: parseInstant(group.createdAt),
          updatedAt: parseInstant(group.updatedAt),
        };
        expect(items.find((item) => item.remoteId === group.id)).toEqual(summary);
        const read = valueIn(await remote.getGroup(group.id, noAbort));
        expect(read.unreadable).toEqual([]);
        const { members, ...fields } = read.group;
        expect(fields).toEqual(summary);
        expect(members.toSorted((a, b) => (a.memberKey < b.memberKey ? -1 : 1))).toEqual(
          group.members.map(({ personId, isAdmin, joinedAt }) => ({
            memberKey: personId,
            isAdmin: groupAdmins && isAdmin,
            joinedAt: parseInstant(joinedAt),
          })),
        );
      }
    });

    it.each([0, 1, 99, 100, 101, 200])(
      'reads all of %i groups, full pages or not',
      async (count) => {
        const sandbox = await sandboxWith({ groups: numberedGroups(count) });
        const remote = subject.connect(sandbox);
        const { items } = await readAll((cursor) => remote.listGroups(cursor, noAbort));
        expect(items.map((item) => item.remoteId).sort()).toEqual(
          numberedGroups(count).map((group) => group.id),
        );
      },
    );

    it.each([0, 100, 200])('reads all of %i people, full pages or not', async (count) => {
      const sandbox = await sandboxWith({ people: numberedPeople(count) });
      const remote = subject.connect(sandbox);
      const { items } = await readAll((cursor) => remote.listPeople(cursor, noAbort));
      expect(items.map((item) => item.memberKey).sort()).toEqual(
        numberedPeople(count).map((person) => person.id),
      );
    });

    it('misses nobody and no group that was there all along, though others come and go between pages', async () => {
      const sandbox = await sandboxWith(roster);
      const remote = subject.connect(sandbox);
      const first = valueIn(await remote.listGroups(null, noAbort));
      const readAlready = first.items[0]?.remoteId ?? '';
      const unread = roster.groups.find(
        ({ id }) => !first.items.some((item) => item.remoteId === id),
      );
      for (const id of [readAlready, first.items.at(-1)?.remoteId ?? '', unread?.id ?? '']) {
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
      expect(found).toEqual(expect.arrayContaining(groups.map((group) => group.id)));
      expect(found).toContain(created.remoteId);
      expect(new Set(found).size).toBe(found.length);
    });

    it('fails with 404 for a group that is not there', async () => {
      const remote = subject.connect(await sandboxWith());
      expect(await remote.getGroup('nowhere', noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 404 },
      });
    });
  });
}
