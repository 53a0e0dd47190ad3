import { describe, expect, it } from 'vitest';
import { createRemote } from '#electron/remotes/createRemote.ts';
import { json, noAbort, scriptedFetch, text } from './scriptedFetch.ts';
import { valueIn } from './streamOver.ts';
import { apiKey, asked, list, membership, missing, workosOver } from './workosOver.ts';

const people = '/user_management/organization_memberships';
const groups = '/organizations/org_1/groups';
const group = {
  object: 'group',
  id: 'group_1',
  organization_id: 'org_1',
  name: 'Kitchen',
  description: null,
  created_at: '2026-01-15T12:00:00.123456Z',
  updated_at: 'long ago',
};

async function personFrom(fields: object, user: object = {}) {
  const { remote } = workosOver(list([membership('om_1', fields, user)]));
  const page = valueIn(await remote.listPeople(null, noAbort));
  expect(page.unreadable).toEqual([]);
  return page.items[0];
}

describe('connecting', () => {
  it('says who it is by the key, tidied so that a header can hold it', async () => {
    const { fetch, seen } = scriptedFetch(list([]));
    const remote = createRemote({
      provider: 'workos',
      scopeId: 'org_1',
      baseUrl: 'https://api.example.org',
      credentials: { kind: 'apiKey', apiKey: ' sk_tést\n' },
      fetch,
      nowMs: () => 0,
    });
    valueIn(await remote.verify(noAbort));
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer sk_t?st');
    expect(asked(seen)).toEqual([`GET ${groups}?limit=1`]);
  });

  it('needs an organization', () => {
    const { fetch } = scriptedFetch();
    expect(() =>
      createRemote({
        provider: 'workos',
        scopeId: null,
        baseUrl: 'https://api.example.org',
        credentials: { kind: 'apiKey', apiKey },
        fetch,
        nowMs: () => 0,
      }),
    ).toThrow(expect.objectContaining({ code: 'invalidRequest' }));
  });

  it('speaks for the organisation itself, without asking', async () => {
    const { remote, seen } = workosOver();
    expect(await remote.whoAmI(noAbort)).toEqual({ ok: true, value: null });
    expect(seen).toHaveLength(0);
  });
});

describe('listing people', () => {
  it('asks for everybody of the organization, whatever their status, oldest first', async () => {
    const { remote, seen } = workosOver(list([membership('om_1')], 'om_1'), list([]));
    const first = valueIn(await remote.listPeople(null, noAbort));
    expect(valueIn(await remote.listPeople(first.nextCursor, noAbort)).nextCursor).toBeNull();
    const rest = 'limit=100&order=asc&organization_id=org_1&statuses=active,inactive,pending';
    expect(asked(seen)).toEqual([`GET ${people}?${rest}`, `GET ${people}?after=om_1&${rest}`]);
  });

  it('reads name, e-mail, phone, status and everything else', async () => {
    const fields = {
      status: 'inactive',
      custom_attributes: { phone: 41791234567, shirt: 'M', vegan: true, tags: ['a'], note: ' ' },
      roles: [{ slug: 'admin' }, { slug: 'cook' }],
    };
    const user = { external_id: 'p-1', metadata: { shirt: 'S', room: '12' } };
    expect(await personFrom(fields, user)).toEqual({
      memberKey: 'om_1',
      name: 'Ana Souza',
      email: 'ana@example.org',
      phone: '41791234567',
      otherEmails: [],
      clientId: null,
      status: 'inactive',
      attributes: {
        role: 'admin, cook',
        external_id: 'p-1',
        shirt: 'M',
        room: '12',
        vegan: 'true',
      },
    });
  });

  it.each([
    ['pending', 'active', 'pending'],
    ['suspended', 'active', 'suspended'],
    ['active', 'active', undefined],
    ['inactive', 'inactive', undefined],
  ])('status %s is %s, and told as %s', async (given, status, told) => {
    const person = await personFrom({ status: given });
    expect([person?.status, person?.attributes.membership_status]).toEqual([status, told]);
  });

  it.each([
    [{ name: ' Ana ' }, 'Ana'],
    [{ name: null, first_name: 'Ana', last_name: 'Souza' }, 'Ana Souza'],
    [{ name: '', first_name: null, last_name: 'Souza' }, 'Souza'],
    [{ name: 7 }, 'ana@example.org'],
    [{ name: null, email: '' }, 'om_1'],
  ])('takes from %j the name %s', async (user, name) => {
    expect((await personFrom({}, user))?.name).toBe(name);
  });

  it('[P6] keeps somebody of whom something odd is said, and sets aside who cannot be told', async () => {
    const odd = membership('om_2', { role: 'cook', custom_attributes: 'none' }, { metadata: 3 });
    const { remote } = workosOver(
      list([odd, { id: 'om_3', status: 'active' }, membership('..'), 'what?', membership('om_4')]),
    );
    const page = valueIn(await remote.listPeople(null, noAbort));
    expect(page.items.map(({ memberKey }) => memberKey)).toEqual(['om_2', 'om_4']);
    expect(page.unreadable.map(({ kind, remoteId }) => [kind, remoteId])).toEqual([
      ['person', 'om_3'],
      ['person', '..'],
      ['person', null],
    ]);
  });
});

describe('lists', () => {
  it.each([400, 422])('begin anew where the server refuses the cursor with %i', async (status) => {
    const { remote, seen } = workosOver(
      json({ message: 'No such cursor.' }, status),
      list([], 'g'),
    );
    expect(valueIn(await remote.listGroups('gone', noAbort)).nextCursor).toBe('g');
    expect(asked(seen)).toEqual([
      `GET ${groups}?after=gone&limit=100&order=asc`,
      `GET ${groups}?limit=100&order=asc`,
    ]);
  });

  it('fail where they lead back to the same place', async () => {
    const { remote } = workosOver(list([group], 'group_1'));
    expect(await remote.listGroups('group_1', noAbort)).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable' },
    });
  });

  it.each([json({ data: [] }), json({ list_metadata: { after: null } }), text('[]'), text('')])(
    'are no lists without rows and the way on',
    async (odd) => {
      const { remote } = workosOver(odd);
      expect(await remote.listGroups(null, noAbort)).toMatchObject({
        failure: { kind: 'unreadable', status: 200 },
      });
    },
  );
});

describe('reading a group', () => {
  const members = `${groups}/group_1/organization-memberships`;

  it('reads the group and all pages of its members', async () => {
    const { remote, seen } = workosOver(
      json(group),
      list([{ id: 'om_1' }, { id: 'om_2' }], 'om_2'),
      list([{ id: 'om_2' }, { id: 'om_3' }]),
    );
    const { group: read } = valueIn(await remote.getGroup('group_1', noAbort));
    const member = (memberKey: string) => ({ memberKey, isAdmin: false, joinedAt: null });
    expect(read).toEqual({
      remoteId: 'group_1',
      name: 'Kitchen',
      description: null,
      createdAt: '2026-01-15T12:00:00.123Z',
      updatedAt: null,
      createdBy: null,
      members: [member('om_1'), member('om_2'), member('om_3')],
    });
    expect(asked(seen)).toEqual([
      `GET ${groups}/group_1`,
      `GET ${members}?limit=100&order=asc`,
      `GET ${members}?after=om_2&limit=100&order=asc`,
    ]);
  });

  it('[P6] says so when a member cannot be read', async () => {
    const { remote } = workosOver(json(group), list([{ id: 'om_1' }, { user_id: 'u' }]));
    const read = valueIn(await remote.getGroup('group_1', noAbort));
    expect(read.group.hasUnreadableMembers).toBe(true);
    expect(read.unreadable).toHaveLength(1);
  });

  it('is given up where the pages of members go round in circles', async () => {
    const round = Array.from({ length: 20 }, (_, at) => list([{ id: 'om_1' }], `om_${at % 2}`));
    const { remote } = workosOver(json(group), ...round);
    expect(await remote.getGroup('group_1', noAbort)).toMatchObject({
      failure: { kind: 'unreadable' },
    });
  });

  it.each<[string, Parameters<typeof workosOver>, object]>([
    ['gone where the organization is there', [list([])], { kind: 'http', status: 404 }],
    [
      'gone where the organization was deleted',
      [missing('Organization'), list([{ event: 'organization.deleted', data: { id: 'org_1' } }])],
      { kind: 'http', status: 404 },
    ],
    [
      'not gone where another organization was',
      [missing('Organization'), list([{ event: 'organization.deleted', data: { id: 'org_2' } }])],
      { kind: 'unreadable', status: 404 },
    ],
    [
      'not gone where the organization cannot be asked about',
      [json({ message: 'Slow down' }, 429, { 'retry-after': '2' })],
      { kind: 'http', status: 429, retryAfterMs: 2000 },
    ],
  ])('that is not found is %s', async (_name, answers, failure) => {
    for (const first of [[missing('Group')], [json(group), missing('Group')]]) {
      const { remote } = workosOver(...first, ...answers);
      expect(await remote.getGroup('group_1', noAbort)).toMatchObject({ ok: false, failure });
    }
  });

  it('follows the deletions in the feed over its pages', async () => {
    const deleted = (id: string) => ({ id, event: 'organization.deleted', data: { id } });
    const { remote, seen } = workosOver(
      missing('Organization'),
      list([deleted('org_3'), 'odd'], 'event_1'),
      list([deleted('org_1')]),
    );
    expect(valueIn(await remote.listGroups(null, noAbort)).items).toEqual([]);
    expect(asked(seen).slice(1)).toEqual([
      'GET /events?events=organization.deleted&limit=100&order=asc',
      'GET /events?after=event_1&events=organization.deleted&limit=100&order=asc',
    ]);
  });
});

describe('a refusal', () => {
  const failureOf = async (body: unknown, status = 422) => {
    const result = await workosOver(json(body, status)).remote.verify(noAbort);
    return result.ok ? null : result.failure;
  };

  it.each([
    [{ message: 'No.' }, 'No.', null],
    [{ message: 'No.', code: 'bad_request' }, 'No.', 'bad_request'],
    [
      {
        message: 'Validation failed.',
        errors: [{ field: 'name', code: 'required', message: 'name is empty' }, { code: 'odd' }],
      },
      'Validation failed. name: name is empty odd',
      'required',
    ],
    [{ message: 'No.', code: 7, errors: 'none' }, 'No.', null],
    [{ error: 'other' }, null, null],
  ])('%j says %s, code %s', async (body, serverMessage, serverCode) => {
    expect(await failureOf(body)).toMatchObject({ kind: 'http', serverMessage, serverCode });
  });

  it('does not repeat the key', async () => {
    const failure = await failureOf({ message: `Key ${apiKey} is wrong.` }, 401);
    expect(failure?.serverMessage).toBe('Key ••• is wrong.');
  });
});
