import { z } from 'zod';
import type { RemoteGroupSummary, RemoteMember } from '#electron/sync/ports/remote.ts';
import { readInstant } from '../readInstant.ts';
import { isPathSegment } from '../requestUrl.ts';

export const idSchema = z.string().refine(isPathSegment, 'an id that cannot stand in an address');

export const workosGroupSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    description: z.string().nullish(),
    created_at: z.string().nullish(),
    updated_at: z.string().nullish(),
  })
  .transform(
    (group): RemoteGroupSummary => ({
      remoteId: group.id,
      name: group.name,
      description: group.description || null,
      createdAt: readInstant(group.created_at),
      updatedAt: readInstant(group.updated_at),
      createdBy: null,
    }),
  );

/** Of a member, only the membership of the organization is told: no flag, and no date of joining the group. */
export const workosMemberSchema = z
  .object({ id: idSchema })
  .transform(({ id }): RemoteMember => ({ memberKey: id, isAdmin: false, joinedAt: null }));
