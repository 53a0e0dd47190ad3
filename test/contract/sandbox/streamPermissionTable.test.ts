import { beforeAll, describe, expect, it } from 'vitest';
import { createRemote } from '#electron/remotes/createRemote.ts';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import { type Action, mayDo } from '#shared/domain/permissions.ts';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';

type When = 'always' | 'own' | 'never';
type Deed = 'read' | 'create' | 'makePerson' | 'rename' | 'add' | 'remove' | 'setAdmin' | 'delete';

/** What the documentation says of each role: `own` is about groups one has made or is an admin of. */
const table: Record<string, Record<Action, When>> = {
  guest: withAll('never'),
  anonymous: withAll('never'),
  user: ordinary(),
  'tour-guide': ordinary(),
  moderator: { ...ordinary(), update: 'always', delete: 'always' },
  admin: withAll('always'),
};

function withAll(when: When): Record<Action, When> {
  const [readGroups, createGroup, createPerson] = [when, when, when];
  return { readGroups, createGroup, createPerson, update: when, delete: when };
}

function ordinary(): Record<Action, When> {
  return {
    ...withAll('never'),
    readGroups: 'always',
    createGroup: 'always',
    update: 'own',
    delete: 'own',
  };
}

const deeds: Record<Deed, Action> = {
  read: 'readGroups',
  create: 'createGroup',
  makePerson: 'createPerson',
  rename: 'update',
  add: 'update',
  remove: 'update',
  setAdmin: 'update',
  delete: 'delete',
};
const relations = ['maker', 'groupAdmin', 'member', 'stranger'] as const;
type Relation = (typeof relations)[number];
const owns = (relation: Relation) => relation === 'maker' || relation === 'groupAdmin';

const rows = Object.keys(table).flatMap((role) =>
  relations.map((relation) => ({ role, relation })),
);
const newId = '0191d3a0-0000-7000-8000-00000000000e';
const { signal } = new AbortController();

describe.each(rows)('$role as $relation', ({ role, relation }) => {
  let sandbox: TestSandbox;
  let remote: RemoteGroups;
  beforeAll(async () => {
    sandbox = await startTestSandbox();
    // The role comes last: whoever is to lose it must have made the group before.
    await putPeople({ me: 'user', other: 'user', third: 'user' });
    const token = await sandbox.token(relation === 'maker' ? 'me' : 'other');
    const group = {
      id: 'g',
      name: 'G',
      member_ids: ['third', ...(relation === 'member' ? ['me'] : [])],
    };
    await sandbox.request('POST', '/usergroups', group, token);
    if (relation === 'groupAdmin') {
      await sandbox.request('POST', '/usergroups/g/members', {
        member_ids: ['me'],
        as_admin: true,
      });
    }
    await putPeople({ me: role });
    const { apiKey } = sandbox.credentials.stream;
    remote = createRemote({
      provider: 'stream',
      baseUrl: sandbox.url,
      credentials: { kind: 'user', apiKey, userToken: await sandbox.token('me') },
      scopeId: null,
      fetch: globalThis.fetch,
      nowMs: Date.now,
    });
    return () => sandbox.stop();
  });

  function putPeople(roles: Record<string, string>) {
    const users = Object.entries(roles).map(([id, itsRole]) => [
      id,
      { id, name: id, role: itsRole },
    ]);
    return sandbox.request('POST', '/users', { users: Object.fromEntries(users) });
  }

  const perform: Record<Deed, () => Promise<RemoteResult<unknown>>> = {
    read: () => remote.getGroup('g', signal),
    create: () => remote.createGroup({ ...fields, clientId: newId }, signal),
    makePerson: () =>
      remote.createPerson({ clientId: newId, name: 'New', email: null, phone: null }, signal),
    rename: () => remote.updateGroup('g', { name: 'H' }, signal),
    add: () => remote.addMembers('g', ['other'], false, signal),
    remove: () => remote.removeMembers('g', ['third'], signal),
    setAdmin: () => remote.setAdmin('g', ['third'], true, signal),
    delete: () => remote.deleteGroup('g', signal),
  };
  const fields = { name: 'New', description: null, idempotencyKey: newId };

  it.each(Object.keys(deeds) as Deed[])(
    'the server and our own judgement agree on %s',
    async (deed) => {
      const action = deeds[deed];
      const when = table[role]?.[action];
      const expected = when === 'always' || (when === 'own' && owns(relation));

      const me = await remote.whoAmI(signal);
      if (!me.ok) throw new Error('The server did not tell who this is.');
      const ties = {
        createdBy: relation === 'maker' ? 'me' : 'other',
        isAdmin: relation === 'groupAdmin',
      };
      const verdict =
        action === 'update' || action === 'delete'
          ? mayDo(me.value, action, ties)
          : mayDo(me.value, action);
      expect(verdict.isAllowed).toBe(expected);
      if (!verdict.isAllowed) expect(verdict.reason).toMatch(/^[A-Z].*\.$/);

      const before = await sandbox.state();
      const result = await perform[deed]();
      expect(result).toMatchObject(
        expected ? { ok: true } : { ok: false, failure: { status: 403, serverCode: '17' } },
      );
      const { groups, people } = await sandbox.state();
      if (!expected)
        expect({ groups, people }).toEqual({ groups: before.groups, people: before.people });
    },
  );
});
