import { z } from 'zod';
import type { RemoteGroupSummary, RemoteMember, RemoteStay } from '#electron/sync/ports/remote.ts';
import { isPathSegment } from '../requestUrl.ts';
import { membersDevAssumptions } from './assumptions.ts';
import { readInstant } from './instants.ts';

const groupSchema = z.object({
  id: z.string().refine(isPathSegment, 'an id that cannot stand in an address'),
  name: z.string(),
  description: z.string().nullish(),
  created_at: z.unknown().optional(),
  updated_at: z.unknown().optional(),
});

export const membersDevGroupSchema = groupSchema.transform(summarise);

/** One group as it is read alone; memberships are still unread, so that a bad one spoils no other (P6). */
export const membersDevGroupWithMembersSchema = groupSchema
  .extend({
    members: z.array(z.unknown()).nullish(),
    membership_history: z.array(z.unknown()).nullish(),
    [membersDevAssumptions.memberCountField]: z.number().nullish(),
  })
  .transform((group) => ({
    summary: summarise(group),
    rawMembers: group.members ?? null,
    rawHistory: group.membership_history ?? [],
    memberCount: group[membersDevAssumptions.memberCountField] ?? null,
  }));

export const membersDevMemberSchema = z
  .object({ user_id: z.string().min(1), joined_at: z.unknown().optional() })
  .transform(
    ({ user_id, joined_at }): RemoteMember => ({
      memberKey: user_id,
      isAdmin: false,
      joinedAt: readInstant(joined_at),
    }),
  );

const historyEntrySchema = z.object({
  user_id: z.string().min(1),
  joined_at: z.unknown().optional(),
  [membersDevAssumptions.endedMembershipField]: z.unknown().optional(),
});

/** An entry of a group's history; null for a membership that goes on. */
export const membersDevStaySchema = historyEntrySchema.transform(
  (entry, context): RemoteStay | null => {
    const removedAt = entry[membersDevAssumptions.endedMembershipField] ?? null;
    if (removedAt === null) return null;
    const leftAt = readInstant(removedAt);
    if (leftAt === null) {
      context.addIssue({
        code: 'custom',
        path: [membersDevAssumptions.endedMembershipField],
        message: 'not a date',
      });
      return z.NEVER;
    }
    return { memberKey: entry.user_id, joinedAt: readInstant(entry.joined_at), leftAt };
  },
);

function summarise(group: z.infer<typeof groupSchema>): RemoteGroupSummary {
  return {
    remoteId: group.id,
    name: group.name,
    description: group.description || null,
    createdAt: readInstant(group.created_at),
    updatedAt: readInstant(group.updated_at),
    createdBy: null,
  };
}
