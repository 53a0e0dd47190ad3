import { z } from 'zod';
import { personIdSchema } from './ids.ts';

/** `unknown`: a group names them, but the server has not listed them yet. `gone`: no longer listed there. */
export const personStatusSchema = z.enum(['active', 'inactive', 'gone', 'unknown']);
export type PersonStatus = z.infer<typeof personStatusSchema>;

/** Further addresses the server holds. */
export const otherEmailsSchema = z.array(z.string());
/** Everything else the server holds about somebody, as text. */
export const attributesSchema = z.record(z.string(), z.string());

export const personSchema = z.object({
  id: personIdSchema,
  /** The key by which the server's groups know this person; null until the server has one. */
  memberKey: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  status: personStatusSchema,
});
export type Person = z.infer<typeof personSchema>;
