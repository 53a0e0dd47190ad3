import { describe, expect, it } from 'vitest';
import { listScopes } from '#electron/remotes/createRemote.ts';
import { explainFailure } from '#electron/remotes/explainFailure.ts';
import { smallRoster, workosClient } from '#test/contract/sandbox/workosClient.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { noAbort, readAll, valueIn } from './contractSubject.ts';
import { numberedGroups, numberedPeople } from './rosterSeed.ts';
import { sandboxWith } from './sandboxWith.ts';
import { workosRemote } from './workosRemote.ts';

const elsewhere = 'org_01HXYZ123456789ABCDEFGHJKM';

async function start() {
  const sandbox = await sandboxWith(smallRoster);
  const { groups, memberships } = await sandbox.workosIds();
  const { organizationId } = sandbox.credentials.workos;
  return { sandbox, choir: groups.choir ?? '', ann: memberships.ann ?? '', organizationId };
}

describe('the organizations of a key', () => {
  const scopesOf = ({ url, credentials }: TestSandbox, apiKey = credentials.workos.apiKey) =>
    listScopes(
      {
        provider: 'workos',
        baseUrl: url,
        credentials: { kind: 'apiKey', apiKey },
        fetch: globalThis.fetch,
        nowMs: Date.now,
      },
      noAbort,
    );

  it('are listed with their names', async () => {
    const { sandbox, organizationId } = await start();
    const [scope, ...others] = valueIn(await scopesOf(sandbox));
    expect(scope).toEqual({ id: organizationId, name: 'Sandbox organization' });
    expect(others).toEqual([]);
  });

  it('are not told to another key', async () => {
    const { sandbox } = await start();
    expect(await scopesOf(sandbox, 'sk_test_another')).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 401 },
    });
  });
});

describe('an organization that the key does not reach', () => {
  it('gets a plain verdict', async () => {
    const { sandbox } = await start();
    const verdict = await workosRemote(sandbox, { organizationId: elsewhere }).verify(noAbort);
    expect(verdict).toMatchObject({ failure: { kind: 'http', status: 404 } });
    if (!verdict.ok) {
      const { code, details } = explainFailure(verdict.failure);
      expect([code, details?.serverMessage]).toEqual([
        'notFound',
        `Organization not found: '${elsewhere}'.`,
      ]);
    }
  });

  it('empties no roster: lists fail, no group counts as gone, and no feed is told', async () => {
    const { sandbox, choir, ann } = await start();
    const remote = workosRemote(sandbox, { organizationId: elsewhere });
    for (const list of [remote.listPeople, remote.listGroups]) {
      expect(await list(null, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'http', status: 404 },
      });
    }
    const doubtful = {
      ok: false,
      failure: { kind: 'unreadable', serverMessage: `Organization not found: '${elsewhere}'.` },
    };
    expect(await remote.getGroup(choir, noAbort)).toMatchObject(doubtful);
    expect(await remote.deleteGroup(choir, noAbort)).toMatchObject(doubtful);
    expect(await remote.removeMembers(choir, [ann], noAbort)).toMatchObject(doubtful);
    for (const cursor of [null, 'start']) {
      expect(await remote.readChanges(cursor, noAbort)).toMatchObject({
        ok: false,
        failure: { status: 400 },
      });
    }
  });
});

describe('an organization that was deleted', () => {
  it('has nobody and no group, once the feed tells that it was deleted', async () => {
    const { sandbox, choir, organizationId } = await start();
    const remote = workosRemote(sandbox);
    await workosClient(sandbox).organizations.deleteOrganization(organizationId);
    const nothing = { ok: true, value: { items: [], unreadable: [], nextCursor: null } };
    expect(await remote.listPeople(null, noAbort)).toEqual(nothing);
    expect(await remote.listGroups(null, noAbort)).toEqual(nothing);
    expect(await remote.getGroup(choir, noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'http', status: 404 },
    });
  });

  it('sends whoever follows the feed to those lists, once', async () => {
    const { sandbox, organizationId } = await start();
    const remote = workosRemote(sandbox);
    const standing = valueIn(await remote.readChanges(null, noAbort));
    const cursor = standing.kind === 'changes' ? standing.changes.nextCursor : '';
    await workosClient(sandbox).organizations.deleteOrganization(organizationId);
    expect(valueIn(await remote.readChanges(cursor, noAbort))).toEqual({ kind: 'expired' });
    expect(valueIn(await remote.readChanges(null, noAbort))).toMatchObject({
      kind: 'changes',
      changes: { people: [], peopleGone: [], groupIds: [], hasMore: false },
    });
  });

  it('stays a failure where the feed has forgotten it, or cannot be read', async () => {
    const { sandbox, choir, organizationId } = await start();
    await workosClient(sandbox).organizations.deleteOrganization(organizationId);
    await sandbox.fault({ kind: 'status', status: 503, path: '/events', times: 2 });
    const remote = workosRemote(sandbox);
    expect((await remote.listPeople(null, noAbort)).ok).toBe(false);
    expect(await remote.getGroup(choir, noAbort)).toMatchObject({
      failure: { kind: 'unreadable' },
    });
    await sandbox.forgetEvents();
    expect((await remote.listPeople(null, noAbort)).ok).toBe(false);
    expect((await remote.listGroups(null, noAbort)).ok).toBe(false);
  });
});

describe.each(['ignored', 'refused'] as const)(
  'a cursor whose row is gone, %s',
  (unknownCursor) => {
    const seed = {
      people: numberedPeople(230),
      groups: numberedGroups(1),
      memberships: numberedPeople(230).map(({ id }) => ({ groupId: 'g-0000', personId: id })),
    };
    const started = async () => {
      const sandbox = await sandboxWith(seed, { workos: { unknownCursor } });
      return { sandbox, client: workosClient(sandbox), ids: await sandbox.workosIds() };
    };

    it('leaves nobody out of the people, and the list ends', async () => {
      const { sandbox, client, ids } = await started();
      const remote = workosRemote(sandbox);
      let gone = '';
      const { items, pages } = await readAll(async (cursor) => {
        if (cursor !== null && gone === '') {
          gone = cursor;
          await client.userManagement.deleteOrganizationMembership(cursor);
        }
        return remote.listPeople(cursor, noAbort);
      });
      const everybody = Object.values(ids.memberships);
      expect(everybody).toContain(gone);
      expect(new Set(items.map(({ memberKey }) => memberKey))).toEqual(new Set(everybody));
      expect(pages).toBeLessThan(6);
    });

    it('leaves nobody out of a group, once each, and the reading ends', async () => {
      const { sandbox, client, ids } = await started();
      const { organizationId } = sandbox.credentials.workos;
      const groupId = ids.groups['g-0000'] ?? '';
      let gone = '';
      const remote = workosRemote(sandbox, {
        async fetch(input, init) {
          const after = new URL(new Request(input, init).url).searchParams.get('after');
          if (after !== null && gone === '') {
            gone = after;
            const member = { organizationId, groupId, organizationMembershipId: after };
            await client.groups.removeOrganizationMembership(member);
          }
          return fetch(input, init);
        },
      });
      const { members } = valueIn(await remote.getGroup(groupId, noAbort)).group;
      const others = Object.values(ids.memberships).filter((id) => id !== gone);
      expect(others).toHaveLength(229);
      const keys = members.map(({ memberKey }) => memberKey);
      expect(keys.filter((key) => key !== gone).sort()).toEqual(others.sort());
      expect(new Set(keys).size).toBe(keys.length);
    });
  },
);
