import type { JsonValue, Person } from '../../dataset/records.ts';
import type { PathFamily } from './pathFamily.ts';
import { customOf } from './userFields.ts';

/**
 * A user in full. Custom data stands under `custom`, as the specification has it, and where clients of the
 * path family know it so, at the top level too: Stream's own fields win over custom ones of the same name.
 */
export function fullUser(person: Person, family: PathFamily): Record<string, unknown> {
  const custom = customOf(person);
  return {
    ...(family.hasCustomAtTopLevel && custom),
    custom,
    id: person.id,
    ...(person.name !== '' && { name: person.name }),
    role: person.role,
    teams: person.teams,
    created_at: family.writeTimestamp(person.createdAt),
    updated_at: family.writeTimestamp(person.updatedAt),
    ...neverUsedHere,
  };
}

/** What the specification requires of a user and a roster has nothing to say about. */
const neverUsedHere: Readonly<Record<string, JsonValue>> = {
  language: '',
  banned: false,
  online: false,
  invisible: false,
  shadow_banned: false,
  devices: [],
  mutes: [],
  channel_mutes: [],
  blocked_user_ids: [],
  unread_count: 0,
  total_unread_count: 0,
  unread_channels: 0,
  unread_threads: 0,
};

/** Fields of a user that the server alone writes: a client that sends them back changes nothing. */
export const serverFields: ReadonlySet<string> = new Set([
  ...Object.keys(neverUsedHere),
  'custom',
  'created_at',
  'updated_at',
  'deleted_at',
  'deactivated_at',
  'last_active',
  'ban_expires',
  'revoke_tokens_issued_before',
  'privacy_settings',
  'teams_role',
]);
