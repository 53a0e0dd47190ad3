import { describe, expect, it } from 'vitest';
import { json, noAbort } from './scriptedFetch.ts';
import { valueIn } from './streamOver.ts';
import { asked, list, membership, missing, workosOver } from './workosOver.ts';

const people = '/user_management/organization_memberships';
const event = (name: string, data: unknown, id = 'event_1', createdAt = '2026-01-01T00:00:00Z') => {
  return { object: 'event', id, event: name, data, created_at: createdAt };
};
const names = [
  'group.created,group.updated,group.deleted,group.member_added,group.member_removed',
  'organization_membership.created,organization_membership.updated',
  'organization_membership.deleted,organization.deleted',
].join(',');

const read = async (cursor: string | null, ...answers: Parameters<typeof workosOver>) => {
  const { remote, seen } = workosOver(...answers);
  return { answer: valueIn(await remote.readChanges(cursor, noAbort)), seen };
};

describe('reading the feed', () => {
  it('asks for the organization’s events after the cursor, oldest first', async () => {
    const { answer, seen } = await read('event_1', list([], null));
    expect(asked(seen)).toEqual([
      `GET /events?after=event_1&events=${names}&limit=100&order=asc&organization_id=org_1`,
    ]);
    expect(answer).toEqual({
      kind: 'changes',
      changes: {
        people: [],
        peopleGone: [],
        groupIds: [],
        unreadable: [],
        nextCursor: 'event_1',
        hasMore: false,
      },
    });
  });

  it('names each group once, and reads each membership once', async () => {
    const group = { id: 'group_1', organization_id: 'org_1' };
    const member = { group_id: 'group_2', organization_membership_id: 'om_9' };
    const events = [
      event('group.deleted', group),
      event('group.created', group),
      event('group.updated', { id: 'group_3' }),
      event('group.member_removed', member),
      event('group.member_added', member),
      event('organization_membership.deleted', { id: 'om_1', organization_id: 'org_1' }),
      event('organization_membership.created', { id: 'om_1', organization_id: 'org_1' }),
      event('organization_membership.updated', { id: 'om_2', organization_id: 'org_1' }),
      event('organization_membership.updated', { id: 'om_3', organization_id: 'org_1' }),
      event('user.updated', { id: 'user_1' }),
    ];
    const { answer, seen } = await read(
      'event_0',
      list(events, 'event_7'),
      json(membership('om_1')),
      missing('Organization membership'),
      json({ ...membership('om_3'), user: 'nobody' }),
    );
    expect(answer).toMatchObject({
      changes: {
        groupIds: ['group_1', 'group_3', 'group_2'],
        people: [{ memberKey: 'om_1', name: 'Ana Souza' }],
        peopleGone: ['om_2'],
        unreadable: [{ kind: 'person', remoteId: 'om_3' }],
        nextCursor: 'event_7',
        hasMore: true,
      },
    });
    expect(asked(seen).slice(1)).toEqual(
      ['om_1', 'om_2', 'om_3'].map((id) => `GET ${people}/${id}`),
    );
  });

  it('takes in nobody and nothing of another organization', async () => {
    const theirs = { id: 'x', organization_id: 'org_2' };
    const events = [
      event('group.updated', theirs),
      event('organization_membership.created', theirs),
      event('organization_membership.created', { id: 'om_1' }),
      event('organization.deleted', { id: 'org_2' }),
    ];
    const stranger = json({ ...membership('om_1'), organization_id: 'org_2' });
    const { answer } = await read('event_0', list(events), stranger);
    expect(answer).toMatchObject({
      changes: { people: [], peopleGone: [], groupIds: [], unreadable: [] },
    });
  });

  it.each([
    ['an event without a name', { id: 'event_1' }],
    ['no event at all', 'what?'],
    ['a group without an id', event('group.updated', {})],
    ['a member of no group', event('group.member_added', { organization_membership_id: 'om_1' })],
    ['a membership that is none', event('organization_membership.updated', null)],
  ])('[P6] leaves it to a full pull when it holds %s', async (_name, odd) => {
    const { answer } = await read('event_0', list([event('group.updated', { id: 'g' }), odd]));
    expect(answer).toEqual({ kind: 'expired' });
  });

  it('goes on after the latest event of the last page, in whatever order they came', async () => {
    const group = { id: 'group_1' };
    const events = [
      event('group.updated', group, 'event_B', '2026-01-01T00:00:02Z'),
      event('group.updated', group, 'event_C', '2026-01-01T00:00:02Z'),
      event('group.updated', group, 'event_D', '2026-01-01T00:00:01Z'),
    ];
    const { answer } = await read('event_0', list(events));
    expect(answer).toMatchObject({ changes: { nextCursor: 'event_C', hasMore: false } });
  });

  it.each([400, 422])('has expired where the cursor is refused with %i', async (status) => {
    const { answer } = await read('event_0', json({ message: 'Unknown cursor.' }, status));
    expect(answer).toEqual({ kind: 'expired' });
  });

  it.each<[string, Parameters<typeof workosOver>, object]>([
    ['it cannot be had', [json({ message: 'Oops' }, 500)], { kind: 'http', status: 500 }],
    [
      'a membership cannot be had',
      [
        list([event('organization_membership.updated', { id: 'om_1' })]),
        json({ message: 'Slow down' }, 429, { 'retry-after': '3' }),
      ],
      { kind: 'http', status: 429, retryAfterMs: 3000 },
    ],
    [
      'it leads back to the same place',
      [list([event('group.updated', { id: 'group_1' })], 'event_0')],
      { kind: 'unreadable' },
    ],
    [
      'the organization is out of reach',
      [json({ message: "Organization not found: 'org_1'." }, 400), list([])],
      { kind: 'http', status: 400 },
    ],
  ])('fails when %s', async (_name, answers, failure) => {
    const { remote } = workosOver(...answers);
    expect(await remote.readChanges('event_0', noAbort)).toMatchObject({ ok: false, failure });
  });

  it('leaves an organization that was deleted to a full pull, also where its events are refused', async () => {
    const deleted = list([event('organization.deleted', { id: 'org_1' })]);
    const refusal = json({ message: "Organization not found: 'org_1'." }, 400);
    for (const answers of [[deleted], [refusal, deleted]]) {
      const { remote, seen } = workosOver(...answers);
      expect(valueIn(await remote.readChanges('event_0', noAbort))).toEqual({ kind: 'expired' });
      expect(valueIn(await remote.readChanges(null, noAbort)).kind).toBe('changes');
      expect(seen).toHaveLength(answers.length);
    }
  });
});

describe('where the feed stands', () => {
  it('is found by reading on from whatever event comes first', async () => {
    const at = (id: string) => event('group.updated', { id: 'group_1' }, id);
    const { answer, seen } = await read(
      null,
      list([at('event_1')], 'event_1'),
      list([at('event_2'), at('event_3')], 'event_3'),
      list([at('event_4')]),
    );
    expect(answer).toMatchObject({
      changes: { groupIds: [], people: [], nextCursor: 'event_4', hasMore: false },
    });
    const filter = `events=${names}`;
    expect(asked(seen)).toEqual([
      `GET /events?${filter}&limit=1&order=desc&organization_id=org_1`,
      `GET /events?after=event_1&${filter}&limit=100&order=asc&organization_id=org_1`,
      `GET /events?after=event_3&${filter}&limit=100&order=asc&organization_id=org_1`,
    ]);
  });

  it('is its beginning while it is empty', async () => {
    const { answer } = await read(null, list([]));
    const cursor = answer.kind === 'changes' ? answer.changes.nextCursor : '';
    const later = await read(cursor, list([event('group.created', { id: 'group_1' })]));
    expect(later.answer).toMatchObject({
      changes: { groupIds: ['group_1'], nextCursor: 'event_1' },
    });
    expect(later.seen[0]?.url.searchParams.has('after')).toBe(false);
  });

  it('is not looked for for ever', async () => {
    const endless = Array.from({ length: 200 }, (_, at) =>
      list([event('group.updated', { id: 'group_1' }, `event_${at}`)], `event_${at}`),
    );
    const { answer, seen } = await read(null, ...endless);
    expect(answer).toMatchObject({ kind: 'changes', changes: { hasMore: true } });
    expect(seen).toHaveLength(101);
    const back = list([event('group.updated', { id: 'group_1' })], 'event_1');
    const { remote } = workosOver(back, back);
    expect(await remote.readChanges(null, noAbort)).toMatchObject({
      failure: { kind: 'unreadable' },
    });
  });
});
