import { z } from 'zod';
import type { RemotePerson, UnreadableItem } from '#electron/sync/ports/remote.ts';
import { readItems } from '../readItems.ts';
import { scalarText } from '../scalarText.ts';
import { membersDevAssumptions } from './assumptions.ts';

const text = z.string().nullish();
const flag = z.boolean().nullish();
const emailSchema = z.object({ email: z.string(), is_default: flag });
const phoneSchema = z.object({
  number: z.string(),
  country_code: z.union([z.string(), z.number()]).nullish(),
  is_default: flag,
});
const addressSchema = z.object({
  recipient_name: text,
  address_line_1: text,
  address_line_2: text,
  postal_code: text,
  city: text,
  administrative_area: text,
  country_code: text,
  is_default: flag,
});

/** Fields of a user that are Members.dev's own; whatever else stands there is shown as it is. */
const ownFields: ReadonlySet<string> = new Set([
  'addresses',
  'created_at',
  'emails',
  'external_id',
  'id',
  'name',
  'phones',
  'subscriptions',
  'updated_at',
]);

const entries = z.array(z.unknown()).nullish();
const userSchema = z.looseObject({
  id: z.string().min(1),
  name: text,
  external_id: text,
  emails: entries,
  phones: entries,
  addresses: entries,
});
type User = z.infer<typeof userSchema>;

/** Users one by one. An address or number that cannot be read is set aside alone: the person counts without it (P6). */
export function readPeople(rawUsers: readonly unknown[]): {
  items: RemotePerson[];
  unreadable: UnreadableItem[];
} {
  const users = readItems('person', 'id', rawUsers, userSchema);
  const people = users.items.map(readPerson);
  return {
    items: people.map(({ person }) => person),
    unreadable: [...users.unreadable, ...people.flatMap(({ unreadable }) => unreadable)],
  };
}

function readPerson(user: User): { person: RemotePerson; unreadable: UnreadableItem[] } {
  const unreadable: UnreadableItem[] = [];
  function readEntries<Entry extends { is_default?: boolean | null | undefined }>(
    rawEntries: readonly unknown[] | null | undefined,
    schema: z.ZodType<Entry>,
    show: (entry: Entry) => string,
  ): string[] {
    const read = readItems('person', 'id', rawEntries ?? [], schema);
    unreadable.push(...read.unreadable.map((item) => ({ ...item, remoteId: user.id })));
    const shown = defaultFirst(read.items).map((entry) => show(entry).trim());
    return [...new Set(shown.filter((line) => line !== ''))];
  }

  const [email = null, ...otherEmails] = readEntries(
    user.emails,
    emailSchema,
    (entry) => entry.email,
  );
  const [phone = null, ...otherPhones] = readEntries(user.phones, phoneSchema, phoneText);
  const addresses = readEntries(user.addresses, addressSchema, addressText);
  const clientId = user.external_id || null;
  const attributes = new Map(furtherFields(user));
  otherPhones.forEach((number, index) => {
    attributes.set(`phone ${index + 2}`, number);
  });
  addresses.forEach((address, index) => {
    attributes.set(index === 0 ? 'address' : `address ${index + 1}`, address);
  });
  const person: RemotePerson = {
    memberKey: user.id,
    name: user.name?.trim() || email || clientId || user.id,
    email,
    phone,
    otherEmails,
    clientId,
    status: 'active',
    attributes: Object.fromEntries(attributes),
  };
  return { person, unreadable };
}

function defaultFirst<Entry extends { is_default?: boolean | null | undefined }>(
  entries: readonly Entry[],
): Entry[] {
  return entries.toSorted((one, other) => Number(other.is_default) - Number(one.is_default));
}

/** The number with its calling code before it, unless it carries one already. */
function phoneText({ number, country_code }: z.infer<typeof phoneSchema>): string {
  if (number.trim() === '') return '';
  const code = String(country_code ?? '').trim();
  const isComplete = /^\s*(\+|00)/.test(number) || !membersDevAssumptions.callingCode.test(code);
  return isComplete ? number : `+${code.replace('+', '')} ${number}`;
}

/** In one line, as it would stand on an envelope. */
function addressText(address: z.infer<typeof addressSchema>): string {
  const { postal_code, city, ...rest } = address;
  return [
    rest.recipient_name,
    rest.address_line_1,
    rest.address_line_2,
    [postal_code, city].filter(isWritten).join(' '),
    rest.administrative_area,
    rest.country_code,
  ]
    .filter(isWritten)
    .map((part) => part.trim())
    .join(', ');
}

function isWritten(part: string | null | undefined): part is string {
  return Boolean(part?.trim());
}

function furtherFields(user: User): [string, string][] {
  return Object.entries(user).flatMap(([key, value]): [string, string][] => {
    const shown = ownFields.has(key) ? null : scalarText(value);
    return shown === null ? [] : [[key, shown]];
  });
}
