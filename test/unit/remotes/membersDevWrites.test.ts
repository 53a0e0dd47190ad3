import { describe, expect, it } from 'vitest';
import type { RemoteGroups, RemoteResult } from '#electron/sync/ports/remote.ts';
import { asked, membersDevOver, wholeList } from './membersDevOver.ts';
import { type Answer, json, noAbort, text } from './scriptedFetch.ts';
import { valueIn } from './streamOver.ts';

const member = (number: number) => ({
  user_id: `usr_${number}`,
  membership_id: `ugm_${number}`,
  joined_at: '2026-01-01T00:00:00Z',
});
const left = (user: number, membership: number) => ({
  ...member(user),
  membership_id: `ugm_${membership}`,
  removed_at: '2026-02-01T00:00:00Z',
});
const group = (members: unknown[], history: unknown[] = [], fields: object = {}): Answer =>
  json({
    id: 'ugrp_1',
    name: 'Kitchen',
    description: null,
    member_count: members.length,
    created_at: '2026-01-15T12:00:00Z',
    updated_at: '2026-01-15T12:00:00Z',
    members,
    membership_history: history,
    ...fields,
  });
const nothing = { ok: true, value: null };
const READ = 'GET /v1/groups/ugrp_1?include_removed_memberships=true';
const SEND = 'PATCH /v1/groups/ugrp_1?include_removed_memberships=true';
const newGroup = { clientId: 'c', name: 'Kitchen', description: null, idempotencyKey: 'k' };
const noBody: Answer = () => new Response(null, { status: 204 });

describe('writing a group', () => {
  it.each([200, 201])('makes one, and has its id from the answer (%i)', async (status) => {
    const { remote, seen } = membersDevOver(
      json({ id: 'ugrp_1', name: 'Kitchen', members: [] }, status),
    );
    expect(valueIn(await remote.createGroup(newGroup, noAbort))).toEqual({
      remoteId: 'ugrp_1',
      name: 'Kitchen',
      description: null,
      createdAt: null,
      updatedAt: null,
      createdBy: null,
    });
    expect(asked(seen)).toEqual(['POST /v1/groups']);
    expect(seen[0]?.json).toEqual({ name: 'Kitchen' });
  });

  it('makes one with its description', async () => {
    const { remote, seen } = membersDevOver(group([]));
    await remote.createGroup({ ...newGroup, description: 'Who cooks' }, noAbort);
    expect(seen[0]?.json).toEqual({ name: 'Kitchen', description: 'Who cooks' });
  });

  it.each([
    [{ name: 'Bar' }, { name: 'Bar' }],
    [{ description: 'New' }, { description: 'New' }],
    [{ description: null }, { description: null }],
    [
      { name: 'Bar', description: 'New' },
      { name: 'Bar', description: 'New' },
    ],
  ])('sends only the changed fields: %j', async (changes, body) => {
    const { remote, seen } = membersDevOver(group([]));
    expect(await remote.updateGroup('ugrp_1', changes, noAbort)).toEqual(nothing);
    expect(asked(seen)).toEqual(['PATCH /v1/groups/ugrp_1']);
    expect(seen[0]?.json).toEqual(body);
  });

  it.each([
    ['no body', noBody],
    ['an empty one', text('')],
    ['null', json(null)],
    ['the group', group([])],
  ])('takes %s for the answer to an update or a delete', async (_name, answer) => {
    const { remote, seen } = membersDevOver(answer, answer);
    expect(await remote.updateGroup('ugrp_1', { name: 'Bar' }, noAbort)).toEqual(nothing);
    expect(await remote.deleteGroup('ugrp_1', noAbort)).toEqual(nothing);
    expect(asked(seen)[1]).toBe('DELETE /v1/groups/ugrp_1');
  });

  it('asks nothing when there is nothing to change', async () => {
    const { remote, seen } = membersDevOver();
    expect(await remote.updateGroup('ugrp_1', {}, noAbort)).toEqual(nothing);
    expect(await remote.addMembers('ugrp_1', [], false, noAbort)).toEqual(nothing);
    expect(await remote.removeMembers('ugrp_1', [], noAbort)).toEqual(nothing);
    expect(seen).toHaveLength(0);
  });

  it('refuses admins, which the vendor has not, without asking', async () => {
    const { remote, seen } = membersDevOver();
    const refusal = {
      ok: false,
      failure: { kind: 'http', status: 400, serverCode: 'notSupported' },
    };
    expect(await remote.setAdmin('ugrp_1', ['usr_1'], true, noAbort)).toMatchObject(refusal);
    expect(await remote.addMembers('ugrp_1', ['usr_1'], true, noAbort)).toMatchObject(refusal);
    expect(seen).toHaveLength(0);
  });
});

describe('changing members', () => {
  const add = (remote: RemoteGroups, ...keys: string[]) =>
    remote.addMembers('ugrp_1', keys, false, noAbort);
  const remove = (remote: RemoteGroups, ...keys: string[]) =>
    remote.removeMembers('ugrp_1', keys, noAbort);

  it('adds to those who are there right before, whoever put them there', async () => {
    const { remote, seen } = membersDevOver(group([member(1), member(2)]), group([]));
    expect(await add(remote, 'usr_3', 'usr_2')).toEqual(nothing);
    expect(asked(seen)).toEqual([READ, SEND]);
    expect(seen[1]?.json).toEqual({ user_ids: ['usr_1', 'usr_2', 'usr_3'] });
  });

  it('removes from those who are there right before, passing over who is not', async () => {
    const { remote, seen } = membersDevOver(group([member(1), member(2)]), noBody);
    expect(await remove(remote, 'usr_1', 'usr_9')).toEqual(nothing);
    expect(seen[1]?.json).toEqual({ user_ids: ['usr_2'] });
  });

  it('[P4] sends nothing where it is so already', async () => {
    const { remote, seen } = membersDevOver(group([member(1)]), group([member(1)]));
    expect(await add(remote, 'usr_1')).toEqual(nothing);
    expect(await remove(remote, 'usr_2')).toEqual(nothing);
    expect(asked(seen)).toEqual([READ, READ]);
  });

  it('sends nothing where the group cannot be read', async () => {
    const { remote, seen } = membersDevOver(json({ detail: 'Group not found' }, 404));
    expect(await add(remote, 'usr_1')).toMatchObject({ ok: false, failure: { status: 404 } });
    expect(seen).toHaveLength(1);
  });

  it('names members that the group’s answer leaves out, or they would be taken out', async () => {
    const { remote, seen } = membersDevOver(
      group([member(1)], [], { member_count: 2 }),
      wholeList({ id: 'usr_1' }, { id: 'usr_2' }),
      noBody,
    );
    expect(await add(remote, 'usr_3')).toEqual(nothing);
    expect(seen[2]?.json).toEqual({ user_ids: ['usr_1', 'usr_2', 'usr_3'] });
  });

  it('[P6] sends nothing while somebody in the group cannot be named', async () => {
    const { remote, seen } = membersDevOver(
      group([member(1), { user_id: 7 }]),
      wholeList({ id: 'usr_1' }),
    );
    expect(await add(remote, 'usr_3')).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable' },
    });
    expect(seen).toHaveLength(2);
  });

  it('puts back whom somebody else added between its read and its list', async () => {
    const { remote, seen } = membersDevOver(
      group([member(1)], [left(4, 40)]),
      group([member(1), member(2)], [left(4, 40), left(5, 50), left(4, 41)]),
      group([member(1), member(2)], [left(4, 40), left(5, 50), left(4, 41)]),
    );
    expect(await add(remote, 'usr_2')).toEqual(nothing);
    expect(asked(seen)).toEqual([READ, SEND, SEND]);
    expect(seen[2]?.json).toEqual({ user_ids: ['usr_1', 'usr_2', 'usr_5', 'usr_4'] });
  });

  it('puts nobody back whom it was to remove, nor whose membership it cannot read', async () => {
    const { remote, seen } = membersDevOver(
      group([member(1), member(2)]),
      group(
        [member(2)],
        [left(1, 10), { membership_id: 'ugm_9', user_id: 'usr_9', removed_at: {} }],
      ),
    );
    expect(await remove(remote, 'usr_1')).toEqual(nothing);
    expect(seen).toHaveLength(2);
  });

  it('gives up putting back after three lists', async () => {
    const { remote, seen } = membersDevOver(
      group([member(1)]),
      ...[1, 2, 3, 4].map((round) => group([member(1)], [left(5, 50 + round)])),
    );
    expect(await add(remote, 'usr_2')).toEqual(nothing);
    expect(seen).toHaveLength(4);
  });

  it('passes on that one person is unknown, in one sentence', async () => {
    const problem = { loc: ['body', 'user_ids', 0], msg: 'Unknown user', type: 'value_error' };
    const { remote } = membersDevOver(group([]), json({ detail: [problem] }, 422));
    expect(await add(remote, 'nobody')).toMatchObject({
      ok: false,
      failure: {
        kind: 'http',
        status: 422,
        serverMessage: 'body.user_ids.0: Unknown user',
        serverCode: 'value_error',
      },
    });
  });
});

const writes: [string, Answer[], (remote: RemoteGroups) => Promise<RemoteResult<unknown>>][] = [
  ['createGroup', [], (remote) => remote.createGroup(newGroup, noAbort)],
  ['updateGroup', [], (remote) => remote.updateGroup('ugrp_1', { name: 'x' }, noAbort)],
  ['deleteGroup', [], (remote) => remote.deleteGroup('ugrp_1', noAbort)],
  ['addMembers', [group([])], (remote) => remote.addMembers('ugrp_1', ['u'], false, noAbort)],
  [
    'removeMembers',
    [group([member(1)])],
    (remote) => remote.removeMembers('ugrp_1', ['usr_1'], noAbort),
  ],
];

describe.each(writes)('%s', (_name, before, write) => {
  it('is unreadable when a 2xx answer is not the vendor’s, because it may have been applied', async () => {
    for (const odd of [text('<html>ok</html>', 201), json('ok', 201), json([], 200)]) {
      const { remote } = membersDevOver(...before, odd);
      expect(await write(remote)).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
    }
  });

  it('is sent once, whatever comes back', async () => {
    for (const status of [408, 409, 429, 500, 503]) {
      const { remote, seen } = membersDevOver(...before, json({ detail: 'Oops.' }, status));
      expect(await write(remote)).toMatchObject({ ok: false, failure: { kind: 'http', status } });
      expect(seen).toHaveLength(before.length + 1);
    }
  });
});
