import { isEmail, type NewPerson } from '#shared/domain/newPerson.ts';
import { named, type Sentence } from '../../ui/sentence.ts';

/** The fields of the form, as they are typed. */
export type PersonDraft = Readonly<Record<'name' | 'email' | 'phone', string>>;

/** The last option of the picker. */
export function offerToMake(text: string): Sentence {
  return ['Add “', named(text.trim()), '” as a new person…'];
}

/** What was looked for is most of what is asked for: a name, or an address. */
export function draftOf(text: string): PersonDraft {
  const typed = text.trim();
  return isEmail(typed)
    ? { name: '', email: typed, phone: '' }
    : { name: typed, email: '', phone: '' };
}

/** What is wrong with the address; null for nothing, and for none. */
export function emailTrouble({ email }: PersonDraft): string | null {
  const isFine = email.trim() === '' || isEmail(email.trim());
  return isFine ? null : 'This is not an e-mail address.';
}

/** Trimmed, with nothing as null. */
export function personOf({ name, email, phone }: PersonDraft): NewPerson {
  return { name: name.trim(), email: email.trim() || null, phone: phone.trim() || null };
}
