import { fold } from './fold.ts';

/**
 * What a person is found by: folded name, e-mail, the digits of the phone and further e-mails, one per line. The line
 * break sorts before every character a field can hold, so sorting by this text sorts by name, then by e-mail; and no
 * word of a search holds one, so no match runs from one field into the next.
 */
export function personText(person: {
  name: string;
  email: string | null;
  phone: string | null;
  otherEmails: readonly string[];
}): string {
  const digits = digitsOf(person.phone ?? '');
  const others = person.otherEmails.map((email) => `\n${fold(email)}`).join('');
  return `${fold(person.name)}\n${fold(person.email ?? '')}\n${digits}${others}`;
}

export function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '');
}

/** The parts of a person's text again; asked of everybody at once, so without a list for each. */
export function readPersonText(text: string): {
  name: string;
  email: string;
  digits: string;
  others: string;
} {
  const afterName = text.indexOf('\n');
  const afterEmail = text.indexOf('\n', afterName + 1);
  const end = text.indexOf('\n', afterEmail + 1);
  return {
    name: text.slice(0, afterName),
    email: text.slice(afterName + 1, afterEmail),
    digits: text.slice(afterEmail + 1, end === -1 ? undefined : end),
    others: end === -1 ? '' : text.slice(end + 1),
  };
}

/** The folded addresses in a person's text. */
export function addressesIn(text: string): readonly string[] {
  const { email, others } = readPersonText(text);
  return [email, ...others.split('\n')].filter((address) => address !== '');
}
