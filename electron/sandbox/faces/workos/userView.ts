import type { JsonValue, Person } from '../../dataset/records.ts';
import { workosAssumptions } from './assumptions.ts';
import { isOwnId, userIdOf } from './ids.ts';
import { instant } from './instant.ts';
import { workosLimits } from './limits.ts';

const { externalIdLength, metadataPairs, metadataKeyLength, metadataValueLength } = workosLimits;
const { lengthOf } = workosAssumptions;

/** The dataset keeps one name: what stands before the first space is the first one. */
export function userView(person: Person): Record<string, unknown> {
  const [firstName = '', ...rest] = person.name.trim().split(/\s+/);
  return {
    object: 'user',
    id: userIdOf(person),
    first_name: firstName || null,
    last_name: rest.join(' ') || null,
    name: person.name || null,
    profile_picture_url: null,
    // The specification has a string here always; a roster does not know everybody's.
    email: person.email ?? '',
    email_verified: false,
    external_id: externalIdOf(person.id),
    metadata: metadataOf(person),
    last_sign_in_at: null,
    locale: null,
    created_at: instant(person.createdAt),
    updated_at: instant(person.updatedAt),
  };
}

/** The dataset's id of a person, unless it comes from WorkOS or cannot be one there. */
function externalIdOf(id: string): string | null {
  return isOwnId('user', id) || !isExternalId(id) ? null : id;
}

export function isExternalId(id: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the vendor's own pattern
  return /^[\x00-\x7F]+$/.test(id) && id.length <= externalIdLength;
}

/** What the roster knows beyond name and e-mail, as the texts that metadata is limited to. */
function metadataOf(person: Person): Record<string, string> {
  const pairs = Object.entries(attributesOf(person))
    .map(([key, value]): [string, string] => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ])
    .filter(
      ([key, value]) =>
        lengthOf(key) <= metadataKeyLength && lengthOf(value) <= metadataValueLength,
    );
  return Object.fromEntries(pairs.slice(0, metadataPairs));
}

/** The phone number is an attribute like any other here. */
export function attributesOf(person: Person): Record<string, JsonValue> {
  return { ...(person.phone !== null && { phone: person.phone }), ...person.attributes };
}
