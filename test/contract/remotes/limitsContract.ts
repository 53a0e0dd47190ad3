import { describe, expect, it } from 'vitest';
import type { Capabilities } from '#shared/domain/capabilities.ts';
import { type ContractSubject, noAbort, valueIn } from './contractSubject.ts';
import { numberedGroups, numberedPeople } from './rosterSeed.ts';
import { groupIn, sandboxWith } from './sandboxWith.ts';

const refusal = {
  ok: false,
  failure: { kind: 'http', serverMessage: expect.stringMatching(/./) },
};
const clientId = '0191d3a0-0000-7000-8000-00000000000d';
const newGroup = { clientId, name: 'New', description: null, idempotencyKey: clientId };

/** The limits of the capability table are the server's: what they allow works, what is beyond is refused. */
export function limitsContract(subject: ContractSubject): void {
  describe('limits', () => {
    const start = async (roster: Parameters<typeof sandboxWith>[0] = {}) => {
      const sandbox = await sandboxWith({
        people: numberedPeople(205),
        groups: [{ id: 'kitchen', name: 'Kitchen', description: '' }],
        ...roster,
      });
      const remote = subject.connect(sandbox);
      return { sandbox, remote, limits: remote.capabilities };
    };

    const lengths: [keyof Capabilities & `max${string}Length`, 'name' | 'description'][] = [
      ['maxNameLength', 'name'],
      ['maxDescriptionLength', 'description'],
    ];
    it.each(lengths)('%s is the longest %s the server takes', async (limit, field) => {
      const { sandbox, remote, limits } = await start();
      const length = limits[limit] ?? 1000;
      const longest = 'é'.repeat(length);
      valueIn(await remote.updateGroup('kitchen', { [field]: longest }, noAbort));
      expect((await groupIn(sandbox, 'kitchen'))?.[field]).toBe(longest);
      if (limits[limit] !== null) {
        const tooLong = `${longest}é`;
        expect(await remote.updateGroup('kitchen', { [field]: tooLong }, noAbort)).toMatchObject(
          refusal,
        );
        expect((await groupIn(sandbox, 'kitchen'))?.[field]).toBe(longest);
      }
    });

    it('a group takes no more members than the provider allows, and then none of the request', async () => {
      const { sandbox, remote, limits } = await start();
      const most = limits.maxMembersPerGroup ?? 200;
      for (let from = 0; from < most; from += limits.bulkSize) {
        const keys = numberedPeople(most)
          .slice(from, from + limits.bulkSize)
          .map(({ id }) => id);
        valueIn(await remote.addMembers('kitchen', keys, false, noAbort));
      }
      if (limits.maxMembersPerGroup !== null) {
        const another = `p-${most}`;
        expect(await remote.addMembers('kitchen', [another], false, noAbort)).toMatchObject(
          refusal,
        );
      }
      expect((await groupIn(sandbox, 'kitchen'))?.members).toHaveLength(most);
    });

    it('a workspace takes no more groups than the provider allows', async () => {
      const most = (await start()).limits.maxGroups;
      const seeded = most === null ? 1 : most - 1;
      const { sandbox, remote } = await start({ groups: numberedGroups(seeded) });
      valueIn(await remote.createGroup(newGroup, noAbort));
      const oneMore = { ...newGroup, clientId: `${clientId}x`, name: 'One more' };
      if (most !== null) {
        expect(await remote.createGroup(oneMore, noAbort)).toMatchObject(refusal);
      }
      expect((await sandbox.state()).groups).toHaveLength(seeded + 1);
    });

    it('a second group of the same name is refused where names are unique, and made where not', async () => {
      const { sandbox, remote, limits } = await start();
      const result = await remote.createGroup({ ...newGroup, name: 'Kitchen' }, noAbort);
      expect(result.ok).toBe(!limits.uniqueGroupNames);
      expect((await sandbox.state()).groups).toHaveLength(limits.uniqueGroupNames ? 1 : 2);
    });
  });

  describe('the rate limit', () => {
    it('says how long to wait, and applies nothing beyond it', async () => {
      const sandbox = await sandboxWith(
        { groups: [{ id: 'kitchen', name: 'Kitchen' }] },
        { rateLimit: { budget: 2, windowSeconds: 60 } },
      );
      const remote = subject.connect(sandbox);
      for (const name of ['One', 'Two', 'Three', 'Four']) {
        await remote.updateGroup('kitchen', { name }, noAbort);
      }
      const result = await remote.updateGroup('kitchen', { name: 'Five' }, noAbort);
      expect(result).toMatchObject({ ok: false, failure: { kind: 'http', status: 429 } });
      const waitMs = result.ok ? null : result.failure.retryAfterMs;
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(61_000);
      expect((await groupIn(sandbox, 'kitchen'))?.name).not.toBe('Five');
    });
  });
}
