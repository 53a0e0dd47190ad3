import { limits } from './limits.ts';
import { isEmail } from './newPerson.ts';

/** Quoted and commented addresses are left out: a mail program may take what is in them for something else. */
const odd = /[\p{Cc}\p{Cf}\p{Cs}"()[\]\\:]/u;

/** Whether a trimmed text may stand bare in a mail's line of addresses. */
export function isMailable(text: string): boolean {
  return text.length <= limits.emailLength && isEmail(text) && !odd.test(text);
}
