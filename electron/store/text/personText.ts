import { fold } from './fold.ts';

/**
 * What a person is found by: folded name, e-mail and the digits of the phone, one per line. The line break sorts
 * before every character a field can hold, so sorting by this text sorts by name, then by e-mail; and no word of
 * a search holds one, so no match runs from one field into the next.
 */
export function personText(person: {
  name: string;
  email: string | null;
  phone: string | null;
}): string {
  const digits = (person.phone ?? '').replace(/\D/g, '');
  return `${fold(person.name)}\n${fold(person.email ?? '')}\n${digits}`;
}
