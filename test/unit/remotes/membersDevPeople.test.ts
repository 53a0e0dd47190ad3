import { describe, expect, it } from 'vitest';
import { asked, membersDevOver, wholeList } from './membersDevOver.ts';
import { json, noAbort } from './scriptedFetch.ts';
import { valueIn } from './streamOver.ts';

/** The shape of the vendor's reference, filled. */
const documented = {
  id: 'usr_01',
  name: ' Ana Souza ',
  external_id: 'crm-7',
  emails: [
    { id: 'uem_1', email: 'old@example.org', is_default: false },
    { id: 'uem_2', email: 'ana@example.org', is_default: true },
    { id: 'uem_3', email: 'ana@work.example', is_default: false },
  ],
  addresses: [
    {
      id: 'uad_1',
      recipient_name: 'Ana Souza',
      address_line_1: 'Gasse 1',
      address_line_2: null,
      city: 'Chur',
      administrative_area: 'GR',
      postal_code: '7000',
      country_code: 'CH',
      is_default: true,
    },
    { id: 'uad_2', city: 'Bern', is_default: false },
  ],
  phones: [
    { id: 'uph_1', number: '79 000 00 01', country_code: '41', is_default: false },
    { id: 'uph_2', number: '+41 79 000 00 02', country_code: '+41', is_default: true },
  ],
  subscriptions: [{ id: 'sub_1' }],
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  shirt: 'M',
  vegan: true,
  metadata: { a: 1 },
};

async function read(user: unknown) {
  const { remote } = membersDevOver(wholeList(user));
  const { items, unreadable } = valueIn(await remote.listPeople(null, noAbort));
  return { person: items[0], unreadable };
}

describe('listing people', () => {
  it('reads every address, the default one first, and the rest as attributes', async () => {
    expect(await read(documented)).toEqual({
      person: {
        memberKey: 'usr_01',
        name: 'Ana Souza',
        email: 'ana@example.org',
        phone: '+41 79 000 00 02',
        otherEmails: ['old@example.org', 'ana@work.example'],
        clientId: 'crm-7',
        status: 'active',
        attributes: {
          'phone 2': '+41 79 000 00 01',
          address: 'Ana Souza, Gasse 1, 7000 Chur, GR, CH',
          'address 2': 'Bern',
          shirt: 'M',
          vegan: 'true',
        },
      },
      unreadable: [],
    });
  });

  it.each([
    [{}, { email: null, phone: null, otherEmails: [], clientId: null, attributes: {} }],
    [
      { emails: null, phones: null, addresses: null, external_id: '' },
      { email: null, clientId: null },
    ],
    [
      { emails: [{ email: 'a@x.org' }, { email: 'b@x.org' }] },
      { email: 'a@x.org', otherEmails: ['b@x.org'] },
    ],
    [
      { emails: [{ email: ' a@x.org' }, { email: 'a@x.org', is_default: true }, { email: ' ' }] },
      { email: 'a@x.org', otherEmails: [] },
    ],
    [{ phones: [{ number: '0041 79', country_code: '41' }] }, { phone: '0041 79' }],
    [{ phones: [{ number: '079', country_code: 'CH' }] }, { phone: '079' }],
    [{ phones: [{ number: '79', country_code: 41 }] }, { phone: '+41 79' }],
    [{ phones: [{ number: ' ', country_code: '41' }] }, { phone: null }],
    [{ addresses: [{ city: ' ' }] }, { attributes: {} }],
  ])('reads %j', async (fields, expected) => {
    expect(await read({ id: 'usr_1', name: 'A', ...fields })).toMatchObject({
      person: expected,
      unreadable: [],
    });
  });

  it.each([
    [{ name: ' ', emails: [{ email: 'a@x.org' }], external_id: 'crm-7' }, 'a@x.org'],
    [{ name: null, external_id: 'crm-7' }, 'crm-7'],
    [{}, 'usr_1'],
  ])('names people without a name by what else there is: %j', async (fields, name) => {
    expect((await read({ id: 'usr_1', ...fields })).person?.name).toBe(name);
  });

  it('[P6] lists somebody without the address it cannot read, which is set aside', async () => {
    const found = await read({
      id: 'usr_1',
      name: 'A',
      emails: [{ email: 5 }, { email: 'a@x.org' }],
      phones: ['079'],
    });
    expect(found.person).toMatchObject({ name: 'A', email: 'a@x.org', phone: null });
    expect(found.unreadable.map(({ kind, remoteId, raw }) => ({ kind, remoteId, raw }))).toEqual([
      { kind: 'person', remoteId: 'usr_1', raw: '{"email":5}' },
      { kind: 'person', remoteId: 'usr_1', raw: '"079"' },
    ]);
  });

  it('[P6] sets aside whom it cannot read and keeps the rest of the page', async () => {
    const { remote } = membersDevOver(
      wholeList({ id: 'usr_1' }, { name: 'Nobody' }, 'what?', { id: 'usr_2', name: 5 }),
    );
    const page = valueIn(await remote.listPeople(null, noAbort));
    expect(page.items.map((person) => person.memberKey)).toEqual(['usr_1']);
    expect(page.unreadable.map(({ remoteId }) => remoteId)).toEqual([null, null, 'usr_2']);
  });

  it('is not tricked by fields named like an object’s own', async () => {
    const { person } = await read(JSON.parse('{"id":"u1","__proto__":"x","constructor":"y"}'));
    expect(person?.attributes).toMatchObject({ constructor: 'y' });
    expect(Object.getPrototypeOf(person?.attributes)).toBe(Object.prototype);
  });
});

describe('making a person', () => {
  const clientId = '0191d3a0-0000-7000-8000-00000000000a';
  const wanted = { clientId, name: 'Ana', email: 'a@x.org', phone: '+41 79' };
  const made = {
    id: 'usr_9',
    name: 'Ana',
    external_id: clientId,
    emails: [{ id: 'uem_1', email: 'a@x.org', is_default: true }],
    addresses: [],
    phones: [{ id: 'uph_1', number: '+41 79', country_code: null, is_default: true }],
    created_at: '2026-01-01T00:00:00Z',
    updated_at: null,
  };
  const missing = json({ detail: 'User not found' }, 404);
  const taken = json({ detail: 'external_id is taken' }, 409);
  const FIND = `GET /v1/users/external/${clientId}`;
  const MAKE = 'POST /v1/users';
  const person = { memberKey: 'usr_9', clientId, name: 'Ana', email: 'a@x.org', phone: '+41 79' };

  it('looks for our id, then sends it with name, address and number', async () => {
    const { remote, seen } = membersDevOver(missing, json(made, 201));
    expect(await remote.createPerson(wanted, noAbort)).toMatchObject({ ok: true, value: person });
    expect(asked(seen)).toEqual([FIND, MAKE]);
    expect(seen[1]?.json).toEqual({
      name: 'Ana',
      external_id: clientId,
      emails: [{ email: 'a@x.org', is_default: true }],
      phones: [{ number: '+41 79', is_default: true }],
    });
  });

  it('sends no address and no number where there is none', async () => {
    const { remote, seen } = membersDevOver(missing, json({ ...made, emails: [], phones: [] }));
    valueIn(await remote.createPerson({ ...wanted, email: null, phone: null }, noAbort));
    expect(seen[1]?.json).toMatchObject({ emails: [], phones: [] });
  });

  it('[P4] finds whom an earlier try has made, and makes nobody', async () => {
    const { remote, seen } = membersDevOver(json(made));
    expect(await remote.createPerson(wanted, noAbort)).toMatchObject({ ok: true, value: person });
    expect(asked(seen)).toEqual([FIND]);
  });

  it('[P4] finds whom another request has made meanwhile', async () => {
    const { remote, seen } = membersDevOver(missing, taken, json(made));
    expect(await remote.createPerson(wanted, noAbort)).toMatchObject({ ok: true, value: person });
    expect(asked(seen)).toEqual([FIND, MAKE, FIND]);
  });

  it('passes the refusal on where something else of them is taken', async () => {
    const { remote } = membersDevOver(missing, json({ detail: 'email is taken' }, 409), missing);
    expect(await remote.createPerson(wanted, noAbort)).toMatchObject({
      ok: false,
      failure: { status: 409, serverMessage: 'email is taken' },
    });
  });

  it.each([
    ['the look-up', [json({ detail: 'Oops' }, 500)], 1],
    ['the look-up, by something else’s “not found”', [json({ oops: 1 }, 404)], 1],
    [
      'the create',
      [missing, json({ detail: [{ loc: ['body', 'name'], msg: 'Too long', type: 'x' }] }, 422)],
      2,
    ],
    ['the second look-up', [missing, taken, json({ detail: 'Oops' }, 500)], 3],
  ])('stops where %s fails', async (_name, answers, requests) => {
    const { remote, seen } = membersDevOver(...answers);
    expect((await remote.createPerson(wanted, noAbort)).ok).toBe(false);
    expect(seen).toHaveLength(requests);
  });

  it.each([{}, { name: 'Ana' }, 'ok'])(
    'is unreadable when a 2xx answer names no user: %j',
    async (body) => {
      const { remote } = membersDevOver(missing, json(body, 201));
      expect(await remote.createPerson(wanted, noAbort)).toMatchObject({
        ok: false,
        failure: { kind: 'unreadable', status: 201 },
      });
    },
  );
});
