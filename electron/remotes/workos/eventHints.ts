import { z } from 'zod';

/** The events that this adapter asks for. Those about users belong to no organization, so they cannot be had. */
export const eventNames = [
  'group.created',
  'group.updated',
  'group.deleted',
  'group.member_added',
  'group.member_removed',
  'organization_membership.created',
  'organization_membership.updated',
  'organization_membership.deleted',
  'organization.deleted',
] as const;

/** What the events of a page say is to be read again. */
export interface EventHints {
  groupIds: ReadonlySet<string>;
  membershipIds: ReadonlySet<string>;
  isOrganizationDeleted: boolean;
}

const nameSchema = z.object({ event: z.string() });
const objectSchema = z.object({
  data: z.object({ id: z.string().min(1), organization_id: z.string().nullish() }),
});
const memberSchema = z.object({ data: z.object({ group_id: z.string().min(1) }) });

/**
 * Sorts the events of a page, in whatever order and however often they come. Null when one of them cannot be read:
 * what it was about, only reading everything tells.
 */
export function readHints(events: readonly unknown[], organizationId: string): EventHints | null {
  const groupIds = new Set<string>();
  const membershipIds = new Set<string>();
  let isOrganizationDeleted = false;
  for (const event of events) {
    const name = nameSchema.safeParse(event).data?.event;
    switch (name) {
      case 'group.member_added':
      case 'group.member_removed': {
        const member = memberSchema.safeParse(event).data;
        if (member === undefined) {
          return null;
        }
        groupIds.add(member.data.group_id);
        break;
      }
      case 'group.created':
      case 'group.updated':
      case 'group.deleted':
      case 'organization_membership.created':
      case 'organization_membership.updated':
      case 'organization_membership.deleted': {
        const object = objectSchema.safeParse(event).data?.data;
        if (object === undefined) {
          return null;
        }
        // The server was asked for one organization's. Were it not to listen, strangers must not come in.
        if ((object.organization_id ?? organizationId) === organizationId) {
          (name.startsWith('group.') ? groupIds : membershipIds).add(object.id);
        }
        break;
      }
      case 'organization.deleted':
        isOrganizationDeleted ||= objectSchema.safeParse(event).data?.data.id === organizationId;
        break;
      case undefined:
        return null;
    }
  }
  return { groupIds, membershipIds, isOrganizationDeleted };
}
