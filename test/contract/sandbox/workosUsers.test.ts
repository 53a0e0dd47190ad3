import type { WorkOS } from '@workos-inc/node';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WorkosIds } from '#electron/sandbox/faces/workos/workosControl.ts';
import { groupIn, sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import {
  notFound,
  refusalOf,
  smallRoster,
  unauthorized,
  unprocessable,
  workosClient,
} from './workosClient.ts';

let sandbox: TestSandbox;
let client: WorkOS['userManagement'];
let ids: WorkosIds;
let organizationId: string;
let ann: string;
let bob: string;
beforeEach(async () => {
  sandbox = await sandboxWith(smallRoster);
  client = workosClient(sandbox).userManagement;
  ids = await sandbox.workosIds();
  ({ organizationId } = sandbox.credentials.workos);
  ann = ids.memberships.ann ?? '';
  bob = ids.memberships.bob ?? '';
});

const elsewhere = 'org_01HXYZ123456789ABCDEFGHJKM';
const nobody = 'user_01HXYZ123456789ABCDEFGHJKM';
const invalidParameters = [
  'UnprocessableEntityException',
  422,
  'invalid_request_parameters',
] as const;

describe('users of the official client', () => {
  it('listUsers, all of them, an organization’s and by address', async () => {
    const { data } = await client.listUsers({ order: 'asc' });
    expect(data.map(({ externalId, name, email }) => [externalId, name, email])).toEqual([
      ['ann', 'Ann Ackland', 'ann@example.org'],
      ['bob', 'Bob', 'bob@example.org'],
      ['cem', 'Cem Çelik Öz', ''],
    ]);
    expect(data.map(({ firstName, lastName }) => [firstName, lastName])).toEqual([
      ['Ann', 'Ackland'],
      ['Bob', null],
      ['Cem', 'Çelik Öz'],
    ]);
    expect(data[0]?.metadata).toEqual({ phone: '01632 960001', shirt: 'M' });
    await client.deleteOrganizationMembership(bob);
    const inside = await client.listUsers({ organizationId, order: 'asc' });
    expect(inside.data.map(({ externalId }) => externalId)).toEqual(['ann', 'cem']);
    const found = await client.listUsers({ email: 'Bob@Example.org' });
    expect(found.data.map(({ id }) => id)).toEqual([ids.users.bob]);
    const unknown = client.listUsers({ organizationId: elsewhere });
    expect(await refusalOf(unknown)).toEqual(['UnprocessableEntityException', 422]);
  });

  it('getUser', async () => {
    expect(await client.getUser(ids.users.ann ?? '')).toMatchObject({ externalId: 'ann' });
    expect(await refusalOf(client.getUser(nobody))).toEqual(notFound);
  });

  it('createUser, who is in the dataset and in the organization then', async () => {
    const created = await client.createUser({
      email: 'dee@example.org',
      firstName: 'Dee',
      lastName: 'van Dijk',
      metadata: { phone: '01632 960009', team: 'north' },
    });
    expect(created).toMatchObject({
      id: expect.stringMatching(/^user_[0-7][0-9A-HJKMNP-TV-Z]{25}$/),
      name: 'Dee van Dijk',
      firstName: 'Dee',
      lastName: 'van Dijk',
      externalId: null,
      metadata: { phone: '01632 960009', team: 'north' },
    });
    const { people } = await sandbox.state();
    expect(people.find(({ id }) => id === created.id)).toMatchObject({
      name: 'Dee van Dijk',
      phone: '01632 960009',
      attributes: { team: 'north' },
    });
    const { data } = await client.listOrganizationMemberships({ userId: created.id });
    expect(data).toHaveLength(1);
  });

  it('createUser is refused without a proper address, and with one or an id that is taken', async () => {
    expect(await refusalOf(client.createUser({ email: 'nowhere' }))).toEqual(invalidParameters);
    expect(await refusalOf(client.createUser({ email: 'ANN@example.org' }))).toEqual([
      'BadRequestException',
      400,
      'user_creation_error',
    ]);
    const taken = client.createUser({ email: 'new@example.org', externalId: 'ann' });
    expect(await refusalOf(taken)).toEqual([
      'GenericServerException',
      400,
      'external_id_already_used',
    ]);
  });

  it('updateUser and deleteUser', async () => {
    const userId = ids.users.ann ?? '';
    const updated = await client.updateUser({ userId, lastName: 'Baker' });
    expect(updated).toMatchObject({ id: userId, name: 'Ann Baker', email: 'ann@example.org' });
    const taken = client.updateUser({ userId, email: 'bob@example.org' });
    expect(await refusalOf(taken)).toEqual(['GenericServerException', 400, 'email_not_available']);
    await client.deleteUser(userId);
    expect(await refusalOf(client.getUser(userId))).toEqual(notFound);
    expect(await refusalOf(client.deleteUser(userId))).toEqual(notFound);
    expect((await groupIn(sandbox, 'choir'))?.members).toEqual([]);
    expect((await sandbox.state()).people.map(({ id }) => id)).toEqual(['bob', 'cem']);
  });
});

describe('organizations of the official client', () => {
  it('listOrganizations and getOrganization', async () => {
    const { organizations } = workosClient(sandbox);
    const { data } = await organizations.listOrganizations();
    expect(data).toMatchObject([{ id: organizationId, name: 'Sandbox organization' }]);
    expect(await organizations.getOrganization(organizationId)).toEqual(data[0]);
    expect(await refusalOf(organizations.getOrganization(elsewhere))).toEqual(notFound);
    const tooMany = organizations.listOrganizations({ limit: 101 });
    expect(await refusalOf(tooMany)).toEqual(unprocessable);
  });

  it('deleteOrganization takes groups and memberships along and leaves the users', async () => {
    const { organizations, groups } = workosClient(sandbox);
    await organizations.deleteOrganization(organizationId);
    expect((await organizations.listOrganizations()).data).toEqual([]);
    const calls = [
      organizations.getOrganization(organizationId),
      groups.listGroups({ organizationId }),
      client.listOrganizationMemberships({ organizationId }),
      client.getOrganizationMembership(ann),
    ];
    expect(await Promise.all(calls.map(refusalOf))).toEqual(calls.map(() => notFound));
    expect((await client.listUsers()).data).toHaveLength(3);
    expect((await sandbox.state()).groups).toEqual([]);
  });

  it('knows a wrong key by its own exception, whatever is called', async () => {
    const { organizations, userManagement } = workosClient(sandbox, { apiKey: 'sk_test_wrong' });
    const userId = ids.users.ann ?? '';
    const calls = [
      organizations.listOrganizations(),
      organizations.getOrganization(organizationId),
      userManagement.listUsers(),
      userManagement.getUser(userId),
      userManagement.listOrganizationMemberships({ organizationId }),
      userManagement.getOrganizationMembership(ann),
      userManagement.createOrganizationMembership({ organizationId, userId }),
      userManagement.deleteOrganizationMembership(ann),
      userManagement.deactivateOrganizationMembership(ann),
      userManagement.reactivateOrganizationMembership(ann),
    ];
    const refusals = await Promise.all(calls.map(refusalOf));
    expect(refusals).toEqual(calls.map(() => unauthorized));
  });
});
