import { z } from 'zod';
import type { RemoteGroupSummary, RemoteMember } from '#electron/sync/ports/remote.ts';
import { readInstant } from '../readInstant.ts';
import { isPathSegment } from '../requestUrl.ts';
import { streamAssumptions } from './assumptions.ts';

const groupSchema = z.object({
  id: z.string().refine(isPathSegment, 'an id that cannot stand in an address'),
  name: z.string(),
  description: z.string().nullish(),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
  created_by: z.string().nullish(),
});

export const streamGroupSchema = groupSchema.transform(summarise);

/** One group as it is read alone; its members are still unread, so that a bad one spoils no other (P6). */
export const streamGroupWithMembersSchema = groupSchema
  .extend({ members: z.array(z.unknown()).nullish() })
  .transform((group) => ({
    summary: summarise(group),
    rawMembers: group.members ?? streamAssumptions.membersWhenAbsent,
  }));

const memberSchema = z.object({
  user_id: z.string().min(1),
  is_admin: z.boolean().nullish(),
  created_at: z.string().nullish(),
});

export const streamMemberSchema = memberSchema.transform(
  (member): RemoteMember => ({
    memberKey: member.user_id,
    isAdmin: member.is_admin ?? streamAssumptions.absentAdminFlagMeans,
    joinedAt: readInstant(member.created_at),
  }),
);

function summarise(group: z.infer<typeof groupSchema>): RemoteGroupSummary {
  return {
    remoteId: group.id,
    name: group.name,
    description: group.description || null,
    createdAt: readInstant(group.created_at),
    updatedAt: readInstant(group.updated_at),
    createdBy: group.created_by || null,
  };
}
