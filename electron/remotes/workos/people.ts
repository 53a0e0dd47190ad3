import { z } from 'zod';
import type { RemotePerson } from '#electron/sync/ports/remote.ts';
import { scalarText } from '../scalarText.ts';
import { workosAssumptions } from './assumptions.ts';
import { idSchema } from './groups.ts';

const { inactiveStatus, ownAttributes, phoneKey } = workosAssumptions;

const fieldsSchema = z.record(z.string(), z.unknown()).nullish().catch(null);
const textSchema = z.string().nullish().catch(null);
const roleSchema = z.object({ slug: z.string() });

/** A membership with its user, as lists and single reads have it. What is not needed to know who it is may be odd. */
const membershipSchema = z.object({
  id: idSchema,
  status: z.string(),
  custom_attributes: fieldsSchema,
  role: roleSchema.nullish().catch(null),
  roles: z.array(roleSchema).nullish().catch(null),
  user: z.object({
    name: textSchema,
    first_name: textSchema,
    last_name: textSchema,
    email: textSchema,
    external_id: textSchema,
    metadata: fieldsSchema,
  }),
});
type Membership = z.infer<typeof membershipSchema>;

export const workosPersonSchema = membershipSchema.transform((membership): RemotePerson => {
  const { id, status, user } = membership;
  const attributes = attributesOf(membership);
  const phone = attributes.get(phoneKey) ?? null;
  attributes.delete(phoneKey);
  const email = user.email?.trim() || null;
  return {
    memberKey: id,
    name: nameOf(user) ?? email ?? id,
    email,
    phone,
    otherEmails: [],
    clientId: null,
    status: status === inactiveStatus ? 'inactive' : 'active',
    attributes: Object.fromEntries(attributes),
  };
});

function nameOf({ name, first_name, last_name }: Membership['user']): string | null {
  const parts = [first_name, last_name].flatMap((part) => part?.trim() || []);
  return name?.trim() || parts.join(' ') || null;
}

/** Later ones win: the organisation's own words, and what came with a person over what an application noted. */
function attributesOf({ status, role, roles, user, custom_attributes }: Membership) {
  const slugs = roles?.length ? roles : role ? [role] : [];
  const own = {
    [ownAttributes.role]: slugs.map(({ slug }) => slug).join(', '),
    [ownAttributes.externalId]: user.external_id,
    [ownAttributes.status]: status === 'active' || status === inactiveStatus ? null : status,
  };
  const attributes = new Map<string, string>();
  for (const fields of [own, user.metadata, custom_attributes]) {
    for (const [key, value] of Object.entries(fields ?? {})) {
      const text = scalarText(value);
      if (text !== null) {
        attributes.set(key, text);
      }
    }
  }
  return attributes;
}
