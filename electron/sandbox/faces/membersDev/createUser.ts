import { z } from 'zod';
import type { PersonFields } from '../../dataset/dataset.ts';
import { membersDevAssumptions } from './assumptions.ts';
import { newId } from './ids.ts';
import { email, flag, readInput } from './input.ts';
import { MembersDevError } from './membersDevError.ts';
import type { OperationContext } from './operation.ts';
import { createdUserView } from './userView.ts';

const { nameMinimumLength, externalIdMinimumLength, takenExternalIdStatus } = membersDevAssumptions;

const isDefault = flag.default(false);
const createBody = z.object({
  name: z.string().min(nameMinimumLength),
  external_id: z.string().min(externalIdMinimumLength).nullable().optional(),
  emails: z.array(z.object({ email, is_default: isDefault })).default([]),
  phones: z
    .array(
      z.object({
        number: z.string().min(1),
        country_code: z.string().nullable().default(null),
        is_default: isDefault,
      }),
    )
    .default([]),
});
type CreateBody = z.infer<typeof createBody>;

/** Somebody new; like everybody of the dataset, in the organisation from the start. */
export function createUser({ dataset, directory, body, nowNanoseconds }: OperationContext) {
  const wanted = readInput(createBody, body, 'body');
  const { external_id: externalId } = wanted;
  if (externalId && directory.userWithExternalId(externalId)) {
    const detail = `A user with external_id '${externalId}' exists already`;
    throw new MembersDevError(takenExternalIdStatus, detail);
  }
  const id = newId('usr', nowNanoseconds);
  const fields = { ...fieldsOf(wanted), ...(externalId && { externalId }) };
  dataset.upsertPeople(new Map([[id, fields]]));
  const person = dataset.person(id);
  if (!person) throw new Error('a user who was just stored is there');
  return createdUserView(person);
}

function fieldsOf({ name, emails, phones }: CreateBody): PersonFields {
  const [email, ...furtherEmails] = defaultFirst(emails, (entry) => entry.email);
  const [phone, ...furtherPhones] = defaultFirst(phones, (entry) => entry.number);
  return {
    name,
    email: email?.email ?? null,
    phone: phone?.number ?? null,
    role: 'user',
    teams: [],
    attributes: {},
    furtherContacts: {
      phoneCountryCode: phone?.country_code ?? null,
      emails: furtherEmails.map((entry) => entry.email),
      phones: furtherPhones.map(({ number, country_code: countryCode }) => {
        return { number, countryCode };
      }),
    },
  };
}

/** Each value once, the one that is the default at the head. */
function defaultFirst<Contact extends { readonly is_default: boolean }>(
  contacts: readonly Contact[],
  keyOf: (contact: Contact) => string,
): Contact[] {
  const chosen = contacts.find((contact) => contact.is_default) ?? contacts[0];
  if (!chosen) return [];
  const byValue = new Map([[keyOf(chosen), chosen]]);
  for (const contact of contacts) {
    if (!byValue.has(keyOf(contact))) byValue.set(keyOf(contact), contact);
  }
  return [...byValue.values()];
}
