import { beforeEach, describe, expect, it } from 'vitest';
import { sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { membersDevRequest } from './membersDevClient.ts';
import { smallRoster } from './workosClient.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await sandboxWith(smallRoster);
});
const send = (method: string, path: string, body?: unknown) =>
  membersDevRequest(sandbox, method, path, body);

describe('creating a user', () => {
  it('answers 201 with exactly the fields that are documented', async () => {
    const { status, body } = await send('POST', '/v1/users', { name: 'Dee' });
    const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z$/);
    expect([status, body]).toEqual([
      201,
      {
        name: 'Dee',
        external_id: null,
        id: expect.stringMatching(/^usr_[0-9A-HJKMNP-TV-Z]{26}$/),
        created_at: instant,
        updated_at: instant,
        emails: [],
        addresses: [],
        phones: [],
      },
    ]);
    const listed = (await send('GET', '/v1/users?search=dee')).body.items;
    expect(listed).toMatchObject([{ id: body.id, name: 'Dee' }]);
    const made = await send('POST', '/v1/groups', { name: 'Desk', user_ids: [body.id] });
    expect(made.body.members).toMatchObject([{ user_id: body.id }]);
  });

  it('takes several e-mails and phones, of which the marked one is the default', async () => {
    const { body } = await send('POST', '/v1/users', {
      name: 'Dee',
      emails: [
        { email: 'dee@home.example' },
        { email: 'dee@work.example', is_default: true },
        { email: 'dee@home.example', is_default: false },
      ],
      phones: [
        { number: '01632 960002', country_code: 'GB' },
        { number: '+33 6 39 98 00 01' },
        { number: '+33 6 39 98 00 01' },
      ],
    });
    const id = (prefix: string) => expect.stringMatching(new RegExp(`^${prefix}_.{26}$`));
    expect(body.emails).toEqual([
      { id: id('uem'), email: 'dee@work.example', is_default: true },
      { id: id('uem'), email: 'dee@home.example', is_default: false },
    ]);
    expect(body.phones).toEqual([
      { id: id('uph'), number: '01632 960002', country_code: 'GB', is_default: true },
      { id: id('uph'), number: '+33 6 39 98 00 01', country_code: null, is_default: false },
    ]);
    const [read] = (await send('GET', '/v1/users?search=dee@home')).body.items;
    expect(read).toMatchObject({ emails: body.emails, phones: body.phones });
    const { people } = await sandbox.state();
    expect(people.find((person) => person.id === body.id)).toMatchObject({
      email: 'dee@work.example',
      phone: '01632 960002',
    });
  });

  it('is refused, each mistake in its place and in pydantic’s words', async () => {
    const body = {
      external_id: 7,
      emails: [{ email: 'dee' }, { email: 'dee@localhost' }, { is_default: 'perhaps' }],
      phones: { number: '1' },
    };
    const { status, body: refusal } = await send('POST', '/v1/users', body);
    const text = 'value is not a valid email address:';
    const noAtSign = 'An email address must have an @-sign.';
    const noPeriod = 'The part after the @-sign is not valid. It should have a period.';
    const field = (...path: (string | number)[]) => ['body', ...path];
    expect([status, refusal]).toEqual([
      422,
      {
        detail: [
          { type: 'missing', loc: field('name'), msg: 'Field required', input: body },
          {
            type: 'string_type',
            loc: field('external_id'),
            msg: 'Input should be a valid string',
            input: 7,
          },
          {
            type: 'value_error',
            loc: field('emails', 0, 'email'),
            msg: `${text} ${noAtSign}`,
            input: 'dee',
            ctx: { reason: noAtSign },
          },
          {
            type: 'value_error',
            loc: field('emails', 1, 'email'),
            msg: `${text} ${noPeriod}`,
            input: 'dee@localhost',
            ctx: { reason: noPeriod },
          },
          {
            type: 'missing',
            loc: field('emails', 2, 'email'),
            msg: 'Field required',
            input: { is_default: 'perhaps' },
          },
          {
            type: 'bool_parsing',
            loc: field('emails', 2, 'is_default'),
            msg: 'Input should be a valid boolean, unable to interpret input',
            input: 'perhaps',
          },
          {
            type: 'list_type',
            loc: field('phones'),
            msg: 'Input should be a valid list',
            input: { number: '1' },
          },
        ],
      },
    ]);
    expect((await sandbox.state()).people).toHaveLength(3);
  });
});

describe('a user with an external id', () => {
  it('is found by it, and nobody else can have it', async () => {
    const { body } = await send('POST', '/v1/users', { name: 'Dee', external_id: 'crm/7 ü' });
    const path = `/v1/users/external/${encodeURIComponent('crm/7 ü')}`;
    const { created_at, updated_at, ...shown } = body;
    expect(created_at).toBe(updated_at);
    const found = await send('GET', path);
    expect([found.status, found.body]).toEqual([200, { ...shown, subscriptions: [] }]);
    const second = await send('POST', '/v1/users', { name: 'Other', external_id: 'crm/7 ü' });
    expect([second.status, second.body]).toEqual([
      409,
      { detail: "A user with external_id 'crm/7 ü' exists already" },
    ]);
    expect((await sandbox.state()).people).toHaveLength(4);
  });

  it('is nobody of those who were seeded, under whatever id', async () => {
    const { users } = await sandbox.membersDevIds();
    for (const id of ['ann', users.ann, 'null']) {
      const { status, body } = await send('GET', `/v1/users/external/${id}`);
      expect([status, body]).toEqual([404, { detail: 'User not found' }]);
    }
  });

  it('keeps it and its further contacts when Stream writes the user', async () => {
    const { body } = await send('POST', '/v1/users', {
      name: 'Dee',
      external_id: 'crm-7',
      emails: [{ email: 'dee@work.example' }, { email: 'dee@home.example' }],
    });
    const user = { id: body.id, name: 'Dee Dee', email: 'dee@new.example' };
    expect((await sandbox.request('POST', '/users', { users: { [body.id]: user } })).status).toBe(
      201,
    );
    const found = (await send('GET', '/v1/users/external/crm-7')).body;
    expect(found).toMatchObject({
      id: body.id,
      name: 'Dee Dee',
      emails: [
        { email: 'dee@new.example', is_default: true },
        { email: 'dee@home.example', is_default: false },
      ],
    });
    expect(found.emails[1]?.id).toBe(body.emails[1]?.id);
  });
});
