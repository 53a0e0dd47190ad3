import type { Person } from '../../dataset/records.ts';
import { contactIdOf, userIdOf } from './ids.ts';
import { instant } from './instant.ts';

/** A user as the pages about reading users show one: without dates. Nobody here buys anything or has an address. */
export function userView(person: Person): Record<string, unknown> {
  return { ...identityOf(person), ...contactsOf(person), subscriptions: [] };
}

/** A user as the page about creating one shows it: with dates, and without subscriptions. */
export function createdUserView(person: Person): Record<string, unknown> {
  return {
    ...identityOf(person),
    created_at: instant(person.createdAt),
    updated_at: instant(person.updatedAt),
    ...contactsOf(person),
  };
}

/** Every address of somebody, the default one first. */
export function emailsOf({ email, furtherContacts }: Person): string[] {
  return [...new Set([...(email === null ? [] : [email]), ...(furtherContacts?.emails ?? [])])];
}

function identityOf(person: Person) {
  return { id: userIdOf(person), name: person.name, external_id: person.externalId ?? null };
}

function contactsOf(person: Person) {
  return { emails: emails(person), addresses: [], phones: phones(person) };
}

function emails(person: Person) {
  return emailsOf(person).map((email) => ({
    id: contactIdOf('uem', person, email),
    email,
    is_default: email === person.email,
  }));
}

function phones(person: Person) {
  const { phone, furtherContacts } = person;
  const countryCode = furtherContacts?.phoneCountryCode ?? null;
  const further = (furtherContacts?.phones ?? []).filter(({ number }) => number !== phone);
  const all = [...(phone === null ? [] : [{ number: phone, countryCode }]), ...further];
  return all.map((entry) => ({
    id: contactIdOf('uph', person, entry.number),
    number: entry.number,
    country_code: entry.countryCode,
    is_default: entry.number === phone,
  }));
}
