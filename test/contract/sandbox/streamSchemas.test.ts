import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type StreamAnswer,
  startTestSandbox,
  type TestSandbox,
} from '#test/support/startSandbox.ts';
import { type FamilyPrefix, streamSpecification } from './streamSpecification.ts';

/** Requests that show every operation in success and failure: [operation, method, path, body, status]. */
const requests = [
  ['UpdateUsers', 'POST', '/users', { users: { ann: { id: 'ann', name: 'Ann', hat: 1 } } }, 201],
  ['UpdateUsers', 'POST', '/users', { users: { bob: { id: 'bob' } } }, 201],
  ['UpdateUsers', 'POST', '/users', {}, 400],
  ['UpdateUsersPartial', 'PATCH', '/users', { users: [{ id: 'ann', set: { hat: 2 } }] }, 200],
  ['UpdateUsersPartial', 'PATCH', '/users', { users: [{ id: 'zoe' }] }, 404],
  ['QueryUsers', 'GET', '/users?payload={"filter_conditions":{}}', undefined, 200],
  ['QueryUsers', 'GET', '/users?payload={}', undefined, 400],
  [
    'CreateUserGroup',
    'POST',
    '/usergroups',
    { id: 'g', name: 'G', description: 'd', team_id: 't', member_ids: ['ann'] },
    201,
  ],
  ['CreateUserGroup', 'POST', '/usergroups', { name: 'H' }, 201],
  ['CreateUserGroup', 'POST', '/usergroups', { id: 'g', name: 'Again' }, 400],
  ['ListUserGroups', 'GET', '/usergroups', undefined, 200],
  ['ListUserGroups', 'GET', '/usergroups?limit=1000', undefined, 400],
  ['SearchUserGroups', 'GET', '/usergroups/search?query=g', undefined, 200],
  ['SearchUserGroups', 'GET', '/usergroups/search', undefined, 400],
  ['GetUserGroup', 'GET', '/usergroups/g', undefined, 200],
  ['GetUserGroup', 'GET', '/usergroups/none', undefined, 404],
  ['UpdateUserGroup', 'PUT', '/usergroups/g', { name: 'G2' }, 201],
  ['UpdateUserGroup', 'PUT', '/usergroups/g', {}, 400],
  ['AddUserGroupMembers', 'POST', '/usergroups/g/members', { member_ids: ['bob'] }, 201],
  ['AddUserGroupMembers', 'POST', '/usergroups/g/members', { member_ids: ['zoe'] }, 400],
  ['RemoveUserGroupMembers', 'POST', '/usergroups/g/members/delete', { member_ids: ['ann'] }, 201],
  ['RemoveUserGroupMembers', 'POST', '/usergroups/g/members/delete', { member_ids: [] }, 400],
  ['DeleteUserGroup', 'DELETE', '/usergroups/g', undefined, 200],
  ['DeleteUserGroup', 'DELETE', '/usergroups/g', undefined, 404],
] as const;

describe.each<FamilyPrefix>(['', '/api/v2'])('the Stream face on %j/…', (prefix) => {
  const specification = streamSpecification(prefix);
  describe.runIf(specification)('against the vendor’s specification', () => {
    let sandbox: TestSandbox;
    const answers: StreamAnswer[] = [];
    beforeAll(async () => {
      sandbox = await startTestSandbox();
      for (const [, method, path, body] of requests) {
        answers.push(await sandbox.request(method, prefix + path, body));
      }
    });
    afterAll(() => sandbox.stop());

    it('serves every operation there is', () => {
      const served = new Set<string>(requests.map(([operation]) => operation));
      expect([...(specification?.operations.keys() ?? [])].filter((id) => !served.has(id))).toEqual(
        [],
      );
    });

    it('answers success with a status that the specification has', () => {
      for (const [operation, , , , status] of requests) {
        if (status < 400) expect(specification?.operations.get(operation)).toContain(status);
      }
    });

    it.each(requests.map((request, at) => [...request, at] as const))(
      '%s (%s %s %j) is answered with %i in the shape of its schema',
      (operation, _method, _path, _body, status, at) => {
        const answer = answers[at]!;
        expect(answer.status).toBe(status);
        expect(specification?.problemsOf(operation, status, answer.body)).toEqual([]);
      },
    );

    it('sends no field of a group, a member or an error that the schemas do not know', () => {
      const known = (schema: string) => new Set(specification?.fieldsOf(schema));
      const groups = answers.flatMap(({ body }) => body.user_group ?? body.user_groups ?? []);
      const errors = answers.filter(({ status }) => status >= 400).map(({ body }) => body);
      const unknown = [
        ...groups.flatMap((group) => fieldsBeyond(group, known('UserGroupResponse'))),
        ...groups
          .flatMap((group) => group.members ?? [])
          .flatMap((member) => fieldsBeyond(member, known('UserGroupMember'))),
        ...errors.flatMap((error) => fieldsBeyond(error, known('APIError'))),
      ];
      expect(groups.length).toBeGreaterThan(5);
      expect(unknown).toEqual([]);
    });

    it('would be found out: a body with a field missing or of another type has problems', () => {
      const problems = (body: unknown) => specification?.problemsOf('GetUserGroup', 200, body);
      expect(problems({ duration: '1ms', user_group: { id: 'g' } })).not.toEqual([]);
      expect(problems({ duration: 1 })).not.toEqual([]);
      expect(problems('nothing')).not.toEqual([]);
    });

    it('writes instants in this family’s form only', () => {
      const date = prefix === '' ? 1_793_534_400_123_456_000 : '2026-11-01T12:00:00.123456Z';
      const group = { id: 'g', name: 'G', created_at: date, updated_at: date };
      const body = { duration: '1ms', user_group: group };
      expect(specification?.problemsOf('GetUserGroup', 200, body)).toHaveLength(2);
    });

    it('sends no field of a user that the schema does not know, custom ones aside in the first family', () => {
      const known = specification?.fieldsOf('FullUserResponse') ?? [];
      const users = answers.flatMap(({ body }) => Object.values(body.users ?? {}));
      expect(users.length).toBeGreaterThan(3);
      const unknown = users.flatMap((user) => {
        const atTopLevel = prefix === '' ? Object.keys(user.custom) : [];
        return fieldsBeyond(user, new Set([...known, ...atTopLevel]));
      });
      expect(unknown).toEqual([]);
    });
  });
});

function fieldsBeyond(value: object, known: ReadonlySet<string>): string[] {
  return Object.keys(value).filter((field) => !known.has(field));
}
