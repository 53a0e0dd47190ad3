import { z } from 'zod';
import { personSchema } from './person.ts';
import { datesFromSchema } from './roster.ts';
import { instantSchema } from './time.ts';

/** One stay of one person in a group: from when until when, and how that is known. */
export const staySchema = z.object({
  person: personSchema,
  /** What they were last; a server that tells of a past stay does not tell this, and then it is false. */
  isAdmin: z.boolean(),
  joinedAt: instantSchema.nullable(),
  /** Null: they are in the group now. */
  leftAt: instantSchema.nullable(),
  datesFrom: datesFromSchema,
  /** Null as `leftAt` is. `edit`: taken out here, and the server has not heard of it yet. */
  leftFrom: datesFromSchema.nullable(),
});
export type Stay = z.infer<typeof staySchema>;
