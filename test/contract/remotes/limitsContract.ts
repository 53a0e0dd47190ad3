import { describe, expect, it } from 'vitest';
import type { Capabilities } from '#shared/domain/capabilities.ts';
import { type ContractSubject, inBulks, noAbort, valueIn } from './contractSubject.ts';
import { numberedGroups, numberedPeople, type RosterSeed } from './rosterSeed.ts';
import { groupIn, startSubject } from './sandboxWith.ts';

const refusal = {
  ok: false,
  failure: { kind: 'http', serverMessage: expect.stringMatching(/./) },
};
const clientId = '0191d3a0-0000-7000-8000-00000000000d';
const newGroup = { clientId, name: 'New', description: null, idempotencyKey: clientId };

/** The limits of the capability table are the server's: what they allow works, what is beyond is refused. */
export function limitsContract(subject: ContractSubject): void {
  describe('limits', () => {
    const limits = subject.capabilities;
    const start = async (roster: Partial<RosterSeed> = {}) => {
      const started = await startSubject(subject, {
        people: numberedPeople(205),
        groups: [{ id: 'kitchen', name: 'Kitchen', description: '' }],
        ...roster,
      });
      return { ...started, kitchen: started.ids.group('kitchen') };
    };

    const lengths: [keyof Capabilities & `max${string}Length`, 'name' | 'description'][] = [
      ['maxNameLength', 'name'],
      ['maxDescriptionLength', 'description'],
    ];
    it.each(lengths)('%s is the longest %s the server takes', async (limit, field) => {
      const { sandbox, remote, kitchen } = await start();
      const length = limits[limit] ?? 1000;
      const longest = 'é'.repeat(length);
      valueIn(await remote.updateGroup(kitchen, { [field]: longest }, noAbort));
      expect((await groupIn(sandbox, 'kitchen'))?.[field]).toBe(longest);
      if (limits[limit] !== null) {
        const tooLong = `${longest}é`;
        expect(await remote.updateGroup(kitchen, { [field]: tooLong }, noAbort)).toMatchObject(
          refusal,
        );
        expect((await groupIn(sandbox, 'kitchen'))?.[field]).toBe(longest);
      }
    });

    it('a group takes no more members than the provider allows, and then none of the request', async () => {
      const { sandbox, remote, ids, kitchen } = await start();
      const most = limits.maxMembersPerGroup ?? 200;
      const members = numberedPeople(most).map(({ id }) => ids.person(id));
      for (const keys of inBulks(members, limits)) {
        valueIn(await remote.addMembers(kitchen, keys, false, noAbort));
      }
      if (limits.maxMembersPerGroup !== null) {
        const another = ids.person(`p-${most}`);
        expect(await remote.addMembers(kitchen, [another], false, noAbort)).toMatchObject(refusal);
      }
      expect((await groupIn(sandbox, 'kitchen'))?.members).toHaveLength(most);
    });

    it('a workspace takes no more groups than the provider allows', async () => {
      const most = limits.maxGroups;
      const seeded = most === null ? 1 : most - 1;
      const { sandbox, remote } = await start({ groups: numberedGroups(seeded) });
      valueIn(await remote.createGroup(newGroup, noAbort));
      const otherId = `${clientId}x`;
      const oneMore = { clientId: otherId, idempotencyKey: otherId, name: 'One more' };
      if (most !== null) {
        expect(await remote.createGroup({ ...newGroup, ...oneMore }, noAbort)).toMatchObject(
          refusal,
        );
      }
      expect((await sandbox.state()).groups).toHaveLength(seeded + 1);
    });

    it('a second group of the same name is refused where names are unique, and made where not', async () => {
      const { sandbox, remote } = await start();
      const result = await remote.createGroup({ ...newGroup, name: 'Kitchen' }, noAbort);
      expect(result.ok).toBe(!limits.uniqueGroupNames);
      expect((await sandbox.state()).groups).toHaveLength(limits.uniqueGroupNames ? 1 : 2);
    });
  });

  describe.runIf(subject.twoWritesAMinute !== null)('the rate limit', () => {
    it('says how long to wait, and applies nothing beyond it', async () => {
      const { sandbox, remote, ids } = await startSubject(
        subject,
        { groups: [{ id: 'kitchen', name: 'Kitchen' }] },
        subject.twoWritesAMinute ?? {},
      );
      const kitchen = ids.group('kitchen');
      for (const name of ['One', 'Two', 'Three', 'Four']) {
        await remote.updateGroup(kitchen, { name }, noAbort);
      }
      const result = await remote.updateGroup(kitchen, { name: 'Five' }, noAbort);
      expect(result).toMatchObject({ ok: false, failure: { kind: 'http', status: 429 } });
      const waitMs = result.ok ? null : result.failure.retryAfterMs;
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(61_000);
      expect((await groupIn(sandbox, 'kitchen'))?.name).not.toBe('Five');
    });
  });
}
