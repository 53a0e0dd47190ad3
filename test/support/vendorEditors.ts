import { StreamClient } from '@stream-io/node-sdk';
import { WorkOS } from '@workos-inc/node';
import { StreamChat } from 'stream-chat';
import type { TestSandbox } from './startSandbox.ts';

/** Somebody else's program at work on the same organisation, through one vendor's API. Ids are the dataset's. */
export interface VendorEditor {
  /** Makes a group with these people in it. */
  make(name: string, description: string, personIds: readonly string[]): Promise<void>;
  rename(groupId: string, name: string): Promise<void>;
  add(groupId: string, personId: string): Promise<void>;
  remove(groupId: string, personId: string): Promise<void>;
  delete(groupId: string): Promise<void>;
}

/** Each vendor's own client; for Members.dev, which publishes none, plain requests as its reference has them. */
export const vendorEditors: Readonly<
  Record<string, (sandbox: TestSandbox) => Promise<VendorEditor>>
> = {
  'stream-chat': editWithStreamChat,
  'node-sdk of Stream': editWithStreamSdk,
  'node client of WorkOS': editWithWorkos,
  'plain requests to Members.dev': editWithMembersDev,
};

async function editWithStreamChat({ url, credentials }: TestSandbox): Promise<VendorEditor> {
  const { apiKey, apiSecret } = credentials.stream;
  const client = new StreamChat(apiKey, apiSecret, { baseURL: url });
  return {
    async make(name, description, personIds) {
      await client.createUserGroup({ name, description, member_ids: [...personIds] });
    },
    async rename(groupId, name) {
      await client.updateUserGroup(groupId, { name });
    },
    async add(groupId, personId) {
      await client.addUserGroupMembers(groupId, { member_ids: [personId] });
    },
    async remove(groupId, personId) {
      await client.removeUserGroupMembers(groupId, { member_ids: [personId] });
    },
    async delete(groupId) {
      await client.deleteUserGroup(groupId);
    },
  };
}

async function editWithStreamSdk({ url, credentials }: TestSandbox): Promise<VendorEditor> {
  const { apiKey, apiSecret } = credentials.stream;
  const client = new StreamClient(apiKey, apiSecret, { basePath: url });
  return {
    async make(name, description, personIds) {
      await client.createUserGroup({ name, description, member_ids: [...personIds] });
    },
    async rename(id, name) {
      await client.updateUserGroup({ id, name });
    },
    async add(id, personId) {
      await client.addUserGroupMembers({ id, member_ids: [personId] });
    },
    async remove(id, personId) {
      await client.removeUserGroupMembers({ id, member_ids: [personId] });
    },
    async delete(id) {
      await client.deleteUserGroup({ id });
    },
  };
}

async function editWithWorkos(sandbox: TestSandbox): Promise<VendorEditor> {
  const { apiKey, organizationId } = sandbox.credentials.workos;
  const client = new WorkOS(apiKey, { apiHostname: '127.0.0.1', port: sandbox.port, https: false });
  const place = async (groupId: string) => {
    const { groups } = await sandbox.workosIds();
    return { organizationId, groupId: groups[groupId] ?? groupId };
  };
  const member = async (personId: string) => {
    const { memberships } = await sandbox.workosIds();
    return { organizationMembershipId: memberships[personId] ?? personId };
  };
  return {
    async make(name, description, personIds) {
      const { id: groupId } = await client.groups.createGroup({
        organizationId,
        name,
        description,
      });
      for (const personId of personIds) {
        await client.groups.addOrganizationMembership({
          organizationId,
          groupId,
          ...(await member(personId)),
        });
      }
    },
    async rename(groupId, name) {
      // The description is given too: this client clears it otherwise.
      const { groups } = await sandbox.state();
      const description = groups.find(({ id }) => id === groupId)?.description ?? '';
      await client.groups.updateGroup({ ...(await place(groupId)), name, description });
    },
    async add(groupId, personId) {
      await client.groups.addOrganizationMembership({
        ...(await place(groupId)),
        ...(await member(personId)),
      });
    },
    async remove(groupId, personId) {
      await client.groups.removeOrganizationMembership({
        ...(await place(groupId)),
        ...(await member(personId)),
      });
    },
    async delete(groupId) {
      await client.groups.deleteGroup(await place(groupId));
    },
  };
}

async function editWithMembersDev(sandbox: TestSandbox): Promise<VendorEditor> {
  const request = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${sandbox.url}/v1/groups${path}`, {
      method,
      headers: {
        authorization: `Bearer ${sandbox.credentials.membersDev.apiKey}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  };
  const ids = () => sandbox.membersDevIds();
  const groupPath = async (groupId: string) => `/${(await ids()).groups[groupId] ?? groupId}`;
  const userIds = async (personIds: readonly string[]) => {
    const { users } = await ids();
    return personIds.map((personId) => users[personId] ?? personId);
  };
  /** There the whole list of members is written. */
  const write = async (groupId: string, change: (personIds: string[]) => string[]) => {
    const { groups } = await sandbox.state();
    const members = groups.find(({ id }) => id === groupId)?.members ?? [];
    const next = change(members.map(({ personId }) => personId));
    await request('PATCH', await groupPath(groupId), { user_ids: await userIds(next) });
  };
  return {
    async make(name, description, personIds) {
      await request('POST', '', { name, description, user_ids: await userIds(personIds) });
    },
    async rename(groupId, name) {
      await request('PATCH', await groupPath(groupId), { name });
    },
    add: (groupId, personId) => write(groupId, (members) => [...members, personId]),
    remove: (groupId, personId) =>
      write(groupId, (members) => members.filter((member) => member !== personId)),
    async delete(groupId) {
      await request('DELETE', await groupPath(groupId));
    },
  };
}
