import { z } from 'zod';
import { personIdSchema } from './ids.ts';
import { limits } from './limits.ts';

/** Enough to tell a slip of the pen from an address; whether it is one, only its server knows. */
const emailShape = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$/;

const emailSchema = z
  .string()
  .trim()
  .max(limits.emailLength)
  .refine((text) => text === '' || isEmail(text), 'This is not an e-mail address.')
  .transform(nothingIfEmpty)
  .nullable();
const phoneSchema = z.string().trim().max(limits.phoneLength).transform(nothingIfEmpty).nullable();

/** Somebody to be made: trimmed, with nothing as null. */
export const newPersonSchema = z.object({
  name: z.string().trim().min(1).max(limits.nameLength),
  email: emailSchema.default(null),
  phone: phoneSchema.default(null),
});
export type NewPerson = z.infer<typeof newPersonSchema>;

/** Somebody made here, as the edit is kept. */
export const newPersonRecordSchema = newPersonSchema.extend({ personId: personIdSchema });

/** Does a text look like an e-mail address? */
export function isEmail(text: string): boolean {
  return emailShape.test(text);
}

function nothingIfEmpty(text: string): string | null {
  return text === '' ? null : text;
}
