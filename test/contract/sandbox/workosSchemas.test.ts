import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSeedFolder } from '#test/contract/remotes/rosterSeed.ts';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';
import { smallRoster, streamClient, type WorkosAnswer, workosRequest } from './workosClient.ts';
import { workosSpecification } from './workosSpecification.ts';

const specification = workosSpecification();

const groups = '/organizations/{organizationId}/groups';
const group = `${groups}/{groupId}`;
const members = `${group}/organization-memberships`;
const memberships = '/user_management/organization_memberships';
const users = '/user_management/users';

/** Operations of the specification that this sandbox of one organization does not serve. */
const leftOut = ['POST /organizations', 'PUT /organizations/{id}'];

/**
 * Requests that show every operation in success and failure: [operation, what is sent, status], where
 * `{…}` stands for an id of the roster, `x` for one that is nobody's.
 */
const requests = [
  ['GET /organizations', '/organizations', undefined, 200],
  ['GET /organizations', '/organizations?limit=0', undefined, 422],
  ['GET /organizations/{id}', '/organizations/{organization}', undefined, 200],
  ['GET /organizations/{id}', '/organizations/x', undefined, 404],
  [`POST ${groups}`, '{groups}', { name: 'Desk', description: null }, 201],
  [`POST ${groups}`, '{groups}', '{', 400],
  [`POST ${groups}`, '/organizations/x/groups', { name: 'Desk' }, 404],
  [`POST ${groups}`, '{groups}', {}, 422],
  [`GET ${groups}`, '{groups}', undefined, 200],
  [`GET ${groups}`, '{groups}?limit=1&order=asc', undefined, 200],
  [`GET ${groups}`, '/organizations/x/groups', undefined, 404],
  [`GET ${group}`, '{groups}/{choir}', undefined, 200],
  [`GET ${group}`, '{groups}/x', undefined, 404],
  [`PATCH ${group}`, '{groups}/{choir}', { name: 'Chorus' }, 200],
  [`PATCH ${group}`, '{groups}/{choir}', '{', 400],
  [`PATCH ${group}`, '{groups}/x', { name: 'Chorus' }, 404],
  [`PATCH ${group}`, '{groups}/{choir}', { name: 3 }, 422],
  [`POST ${members}`, '{members}', { organization_membership_id: '{bob}' }, 200],
  [`POST ${members}`, '{members}', { organization_membership_id: '{cem}' }, 400],
  [`POST ${members}`, '{members}', { organization_membership_id: 'x' }, 404],
  [`POST ${members}`, '{members}', {}, 422],
  [`GET ${members}`, '{members}', undefined, 200],
  [`GET ${members}`, '{groups}/x/organization-memberships', undefined, 404],
  [`GET ${memberships}/{omId}/groups`, `${memberships}/{ann}/groups`, undefined, 200],
  [`GET ${memberships}/{omId}/groups`, `${memberships}/x/groups`, undefined, 404],
  [`DELETE ${members}/{omId}`, '{members}/{ann}', undefined, 204],
  [`DELETE ${members}/{omId}`, '{members}/{ann}', undefined, 404],
  [`GET ${memberships}`, `${memberships}?organization_id={organization}`, undefined, 200],
  [`GET ${memberships}`, memberships, undefined, 400],
  [`GET ${memberships}`, `${memberships}?user_id={annUser}&statuses=gone`, undefined, 400],
  [`GET ${memberships}`, `${memberships}?user_id=x`, undefined, 404],
  [`GET ${memberships}`, `${memberships}?user_id={annUser}&limit=x`, undefined, 422],
  [`GET ${memberships}/{id}`, `${memberships}/{ann}`, undefined, 200],
  [`GET ${memberships}/{id}`, `${memberships}/x`, undefined, 404],
  [`PUT ${memberships}/{id}`, `${memberships}/{ann}`, { role_slug: 'admin' }, 200],
  [`PUT ${memberships}/{id}`, `${memberships}/x`, {}, 404],
  [`PUT ${memberships}/{id}`, `${memberships}/{ann}`, { role_slug: 'queen' }, 422],
  [`PUT ${memberships}/{id}`, `${memberships}/{ann}`, { role_slugs: 'admin' }, 422],
  [`DELETE ${memberships}/{id}`, `${memberships}/{ann}`, undefined, 200],
  [`DELETE ${memberships}/{id}`, `${memberships}/{ann}`, undefined, 404],
  [
    `POST ${memberships}`,
    memberships,
    { user_id: '{annUser}', organization_id: '{organization}' },
    201,
  ],
  [`POST ${memberships}`, memberships, { user_id: 'x', organization_id: '{organization}' }, 404],
  [`POST ${memberships}`, memberships, {}, 422],
  [
    `POST ${memberships}`,
    memberships,
    { user_id: '{annUser}', organization_id: '{organization}' },
    422,
  ],
  [`GET ${users}`, users, undefined, 200],
  [`GET ${users}`, `${users}?organization_id=x`, undefined, 422],
  [`POST ${users}`, users, { email: 'dee@example.org', metadata: { hat: 'red' } }, 201],
  [`POST ${users}`, users, { email: 'dee@example.org' }, 400],
  [`POST ${users}`, users, { metadata: { hat: 1 } }, 422],
  [`GET ${users}/{id}`, `${users}/{annUser}`, undefined, 200],
  [`GET ${users}/{id}`, `${users}/x`, undefined, 404],
  [`PUT ${users}/{id}`, `${users}/{annUser}`, { first_name: 'Anna' }, 200],
  [`PUT ${users}/{id}`, `${users}/{annUser}`, { email: 'dee@example.org' }, 400],
  [`PUT ${users}/{id}`, `${users}/{annUser}`, { email: 3 }, 422],
  [`DELETE ${users}/{id}`, `${users}/{bobUser}`, undefined, 200],
  [`DELETE ${users}/{id}`, `${users}/{bobUser}`, undefined, 404],
  [`DELETE ${group}`, '{groups}/{choir}', undefined, 204],
  [`DELETE ${group}`, '{groups}/{choir}', undefined, 404],
  ['DELETE /organizations/{id}', '/organizations/{organization}', undefined, 200],
  ['DELETE /organizations/{id}', '/organizations/{organization}', undefined, 404],
  ['GET /events', '/events?limit=100&order=asc', undefined, 200],
  ['GET /events', '/events?after=x', undefined, 400],
  ['GET /events', '/events?range_start=x', undefined, 422],
] as const;

describe.runIf(specification)('the WorkOS face against the vendor’s specification', () => {
  let sandbox: TestSandbox;
  const answers: WorkosAnswer[] = [];
  beforeAll(async () => {
    const { folder, remove } = writeSeedFolder(smallRoster);
    sandbox = await startTestSandbox({ seed: { folder }, workos: { membersPerGroup: 2 } });
    remove();
    const ids = await sandbox.workosIds();
    const values: Record<string, string | undefined> = {
      organization: sandbox.credentials.workos.organizationId,
      choir: ids.groups.choir,
      ann: ids.memberships.ann,
      bob: ids.memberships.bob,
      cem: ids.memberships.cem,
      annUser: ids.users.ann,
      bobUser: ids.users.bob,
    };
    values.groups = `/organizations/${values.organization}/groups`;
    values.members = `${values.groups}/${values.choir}/organization-memberships`;
    const filled = (text: string) =>
      text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name);
    const stream = streamClient(sandbox);
    await stream.createUserGroup({ id: 'desk', name: 'Desk', member_ids: ['bob'] });
    await stream.deleteUserGroup('desk');
    for (const [operation, path, body] of requests) {
      const [method = ''] = operation.split(' ');
      const sent = typeof body === 'object' ? JSON.parse(filled(JSON.stringify(body))) : body;
      answers.push(await workosRequest(sandbox, method, filled(path), sent));
    }
  });
  afterAll(() => sandbox.stop());

  it('serves every operation there is but those of other organizations', () => {
    const shown = new Set<string>(requests.map(([operation]) => operation));
    const operations = [...(specification?.operations.keys() ?? [])];
    expect(operations.filter((operation) => !shown.has(operation))).toEqual(leftOut);
  });

  it.each(
    requests.map(
      ([operation, path, body, status], at) => [operation, path, body, status, at] as const,
    ),
  )(
    '%s (%s %j) is answered with %i in the shape of its schema',
    (operation, _path, _body, status, at) => {
      const answer = answers[at];
      expect(answer?.status).toBe(status);
      expect(specification?.problemsOf(operation, status, answer?.body)).toEqual([]);
    },
  );

  it('answers with statuses that the specification lists, but for one', () => {
    const unlisted = requests
      .filter(([operation, , , status]) => {
        return !specification?.operations.get(operation)?.includes(status);
      })
      .map(([operation, , , status]) => `${operation} ${status}`);
    expect(unlisted).toEqual(['DELETE /organizations/{id} 404']);
  });

  it('sends no field of a group, a membership or a user that the schemas do not know', () => {
    const seen = new Map<string, Set<string>>();
    const note = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Array.isArray(value) && 'object' in value) {
        const kind = String(value.object);
        const fields = seen.get(kind) ?? new Set();
        for (const field of Object.keys(value)) fields.add(field);
        seen.set(kind, fields);
      }
      for (const inner of Object.values(value)) note(inner);
    };
    for (const { body } of answers) note(body);
    const beyond = (kind: string, schema: string) => {
      const known = new Set(specification?.fieldsOf(schema));
      return [...(seen.get(kind) ?? ['nothing seen'])].filter((field) => !known.has(field));
    };
    expect(beyond('group', 'Group')).toEqual([]);
    expect(beyond('user', 'UserlandUser')).toEqual([]);
    expect(beyond('organization', 'Organization')).toEqual([]);
    expect(beyond('organization_membership', 'UserlandUserOrganizationMembership')).toEqual([]);
  });

  it('has seen every kind of event there is to see', () => {
    const feed = answers.find(({ body }) => body?.data?.[0]?.object === 'event')?.body.data ?? [];
    expect([...new Set(feed.map(({ event }) => event))].sort()).toEqual([
      'group.created',
      'group.deleted',
      'group.member_added',
      'group.member_removed',
      'group.updated',
      'organization.deleted',
      'organization_membership.created',
      'organization_membership.deleted',
      'organization_membership.updated',
      'user.created',
      'user.deleted',
      'user.updated',
    ]);
  });

  it('would be found out: a body with a field missing or of another type has problems', () => {
    const problems = (body: unknown) => specification?.problemsOf(`GET ${group}`, 200, body);
    expect(problems({ object: 'group', id: 'g' })).not.toEqual([]);
    expect(problems('nothing')).not.toEqual([]);
    const event = { object: 'event', id: 'e', event: 'group.created', data: {}, created_at: 'x' };
    const feed = { object: 'list', data: [event], list_metadata: { after: null } };
    expect(specification?.problemsOf('GET /events', 200, feed)).not.toEqual([]);
  });
});
