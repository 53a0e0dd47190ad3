import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkOS } from '@workos-inc/node';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { WorkosIds } from '#electron/sandbox/faces/workos/workosControl.ts';
import { writeSeedFolder } from '#test/contract/remotes/rosterSeed.ts';
import { groupIn, sandboxWith } from '#test/contract/remotes/sandboxWith.ts';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';
import { notFound, refusalOf, smallRoster, unprocessable, workosClient } from './workosClient.ts';

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
const none = 'om_01HXYZ123456789ABCDEFGHJKM';
const invalidParameters = [
  'UnprocessableEntityException',
  422,
  'invalid_request_parameters',
] as const;

describe('organization memberships of the official client', () => {
  it('listOrganizationMemberships of an organization, of a user and of both', async () => {
    const everybody = await client.listOrganizationMemberships({ organizationId, order: 'asc' });
    expect(everybody.data.map(({ id }) => id)).toEqual([ann, bob, ids.memberships.cem]);
    expect(everybody.data[0]).toMatchObject({
      userId: ids.users.ann,
      organizationId,
      organizationName: 'Sandbox organization',
      status: 'active',
      directoryManaged: false,
      role: { slug: 'member' },
      customAttributes: { phone: '01632 960001', shirt: 'M' },
    });
    const userId = ids.users.bob ?? '';
    const ofBob = await client.listOrganizationMemberships({ userId });
    expect(ofBob.data.map(({ id }) => id)).toEqual([bob]);
    const both = await client.listOrganizationMemberships({ organizationId, userId });
    expect(both.data).toEqual(ofBob.data);
  });

  it('listOrganizationMemberships in other statuses than active', async () => {
    await client.deactivateOrganizationMembership(bob);
    const of = async (statuses?: ('active' | 'inactive' | 'pending')[]) => {
      const options = { organizationId, order: 'asc', ...(statuses && { statuses }) } as const;
      const { data } = await client.listOrganizationMemberships(options);
      return data.map(({ id, status }) => [id, status]);
    };
    expect(await of()).toEqual([
      [ann, 'active'],
      [ids.memberships.cem, 'active'],
    ]);
    expect(await of(['inactive', 'pending'])).toEqual([[bob, 'inactive']]);
    expect(await of(['active', 'inactive'])).toHaveLength(3);
  });

  it('listOrganizationMemberships is refused without or with an unknown whose', async () => {
    const list = (options: { organizationId?: string; userId?: string; limit?: number }) =>
      refusalOf(client.listOrganizationMemberships(options as { organizationId: string }));
    expect(await list({})).toEqual([
      'GenericServerException',
      400,
      'missing_user_id_or_organization_id',
    ]);
    expect(await list({ organizationId: elsewhere })).toEqual(notFound);
    expect(await list({ userId: nobody })).toEqual(notFound);
    expect(await list({ organizationId, limit: 0.5 })).toEqual(unprocessable);
    const statuses = ['retired' as 'active'];
    const unheardOf = client.listOrganizationMemberships({ organizationId, statuses });
    expect(await refusalOf(unheardOf)).toEqual([
      'BadRequestException',
      400,
      'invalid_request_parameters',
    ]);
  });

  it('getOrganizationMembership', async () => {
    expect(await client.getOrganizationMembership(ann)).toMatchObject({ id: ann });
    expect(await refusalOf(client.getOrganizationMembership(none))).toEqual(notFound);
  });

  it('createOrganizationMembership takes in who was deleted, under another id', async () => {
    await client.deleteOrganizationMembership(ann);
    const userId = ids.users.ann ?? '';
    const wanted = { organizationId, userId, roleSlug: 'admin' };
    const created = await client.createOrganizationMembership(wanted);
    expect(created).toMatchObject({ userId, status: 'active', role: { slug: 'admin' } });
    expect(created.id).not.toBe(ann);
    expect((await groupIn(sandbox, 'choir'))?.members).toEqual([]);

    expect(await refusalOf(client.createOrganizationMembership(wanted))).toEqual(invalidParameters);
    const calls = [
      client.createOrganizationMembership({ ...wanted, organizationId: elsewhere }),
      client.createOrganizationMembership({ ...wanted, userId: nobody }),
    ];
    expect(await Promise.all(calls.map(refusalOf))).toEqual([notFound, notFound]);
    const unheardOf = client.createOrganizationMembership({ ...wanted, roleSlug: 'queen' });
    expect(await refusalOf(unheardOf)).toEqual([
      'UnprocessableEntityException',
      422,
      'invalid_role',
    ]);
  });

  it('createOrganizationMembership makes an inactive one active', async () => {
    await client.deactivateOrganizationMembership(bob);
    const userId = ids.users.bob ?? '';
    const created = await client.createOrganizationMembership({ organizationId, userId });
    expect(created).toMatchObject({ id: bob, status: 'active' });
  });

  it('updateOrganizationMembership', async () => {
    const updated = await client.updateOrganizationMembership(ann, { roleSlug: 'moderator' });
    expect(updated).toMatchObject({ id: ann, role: { slug: 'moderator' } });
    const { people } = await sandbox.state();
    expect(people.find(({ id }) => id === 'ann')?.role).toBe('moderator');
    const missing = client.updateOrganizationMembership(none, { roleSlug: 'member' });
    expect(await refusalOf(missing)).toEqual(notFound);
    const two = client.updateOrganizationMembership(ann, { roleSlugs: ['member', 'admin'] });
    expect(await refusalOf(two)).toEqual([
      'UnprocessableEntityException',
      422,
      'multiple_roles_not_enabled',
    ]);
  });

  it('deleteOrganizationMembership, which empties its places in groups and leaves the user', async () => {
    await client.deleteOrganizationMembership(ann);
    expect((await groupIn(sandbox, 'choir'))?.members).toEqual([]);
    const [group] = (await sandbox.state()).groups;
    expect(group?.history).toEqual([
      expect.objectContaining({ personId: 'ann', leftAt: expect.any(String) }),
    ]);
    expect(await client.getUser(ids.users.ann ?? '')).toMatchObject({ name: 'Ann Ackland' });
    const again = client.deleteOrganizationMembership(ann);
    expect(await refusalOf(again)).toEqual(notFound);
    expect(await refusalOf(client.getOrganizationMembership(ann))).toEqual(notFound);
  });

  it('deactivateOrganizationMembership and reactivateOrganizationMembership', async () => {
    const inactive = await client.deactivateOrganizationMembership(ann);
    expect(inactive).toMatchObject({ id: ann, status: 'inactive' });
    expect(await client.deactivateOrganizationMembership(ann)).toEqual(inactive);
    expect((await groupIn(sandbox, 'choir'))?.members).toEqual(['ann']);
    const active = await client.reactivateOrganizationMembership(ann);
    expect(active).toMatchObject({ id: ann, status: 'active' });
    expect(await client.reactivateOrganizationMembership(ann)).toEqual(active);
    expect(await refusalOf(client.deactivateOrganizationMembership(none))).toEqual(notFound);
    expect(await refusalOf(client.reactivateOrganizationMembership(none))).toEqual(notFound);
  });

  it('leaves a pending membership pending', async () => {
    const { folder, remove } = writeSeedFolder({ people: [], groups: [], memberships: [] });
    onTestFinished(remove);
    const rows = ['id,name,membership_status', 'ida,Ida,pending', 'jan,Jan,inactive', 'kim,Kim,'];
    writeFileSync(join(folder, 'people.csv'), rows.join('\n'));
    const invited = await startTestSandbox({ seed: { folder } });
    onTestFinished(() => invited.stop());
    const management = workosClient(invited).userManagement;
    const pending = await management.listOrganizationMemberships({
      organizationId,
      statuses: ['pending'],
    });
    const [ida] = pending.data;
    expect(pending.data).toHaveLength(1);
    const { id = '', userId = '' } = ida ?? {};
    const error = (verb: string) => [
      'GenericServerException',
      400,
      `cannot_${verb}_pending_organization_membership`,
    ];
    const deactivated = management.deactivateOrganizationMembership(id);
    expect(await refusalOf(deactivated)).toEqual(error('deactivate'));
    const reactivated = management.reactivateOrganizationMembership(id);
    expect(await refusalOf(reactivated)).toEqual(error('reactivate'));
    const created = management.createOrganizationMembership({ organizationId, userId });
    expect(await refusalOf(created)).toEqual(error('reactivate'));
  });
});
