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
  const digits = (person.phone ?? '').replace(/\D/g, '');
  const others = person.otherEmails.map((email) => `\n${fold(email)}`).join('');
  return `${fold(person.name)}\n${fold(person.email ?? '')}\n${digits}${others}`;
}
