import { z } from 'zod';
import type { RemotePerson } from '#electron/sync/ports/remote.ts';
import { scalarText } from '../scalarText.ts';
import { streamAssumptions } from './assumptions.ts';

/**
 * Fields at the top level of a user that are Stream's own (specification v236, UserResponse and
 * FullUserResponse). Whatever else stands there is custom data of the organisation.
 */
const ownFields: ReadonlySet<string> = new Set([
  'avg_response_time',
  'ban_expires',
  'banned',
  'blocked_user_ids',
  'bypass_moderation',
  'channel_mutes',
  'created_at',
  'custom',
  'deactivated_at',
  'deleted_at',
  'devices',
  'id',
  'image',
  'invisible',
  'language',
  'last_active',
  'latest_hidden_channels',
  'mutes',
  'name',
  'online',
  'privacy_settings',
  'push_notifications',
  'revoke_tokens_issued_before',
  'role',
  'shadow_banned',
  'teams',
  'teams_role',
  'total_unread_count',
  'unread_channels',
  'unread_count',
  'unread_threads',
  'updated_at',
]);

const userSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  custom: z.record(z.string(), z.unknown()).nullish(),
  deactivated_at: z.union([z.string(), z.number()]).nullish(),
  deleted_at: z.union([z.string(), z.number()]).nullish(),
});

export const streamPersonSchema = userSchema.transform((user): RemotePerson => {
  const { emailKey, phoneKey } = streamAssumptions;
  const topLevel = Object.entries(user).filter(([key]) => !ownFields.has(key));
  const fields = new Map<string, string>();
  for (const [key, value] of [...topLevel, ...Object.entries(user.custom ?? {})]) {
    const text = scalarText(value);
    if (text !== null) {
      fields.set(key, text);
    }
  }
  const email = fields.get(emailKey) ?? null;
  const phone = fields.get(phoneKey) ?? null;
  fields.delete(emailKey);
  fields.delete(phoneKey);
  return {
    memberKey: user.id,
    name: user.name?.trim() || user.id,
    email,
    phone,
    otherEmails: [],
    clientId: null,
    status: isGiven(user.deactivated_at) || isGiven(user.deleted_at) ? 'inactive' : 'active',
    attributes: Object.fromEntries(fields),
  };
});

function isGiven(instant: string | number | null | undefined): boolean {
  return instant !== null && instant !== undefined && instant !== '' && instant !== 0;
}
