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

const spanSchema = { from: instantSchema, to: instantSchema };

/**
 * Which stays are wanted. `current`: of those who are in the group now, the stay that lasts. `former`: of those who
 * were and are not (somebody who came back is not former). `joined`, `left`: between two instants, both included.
 */
export const staysFilterSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ever') }),
  z.object({ kind: z.literal('current') }),
  z.object({ kind: z.literal('former') }),
  z.object({ kind: z.literal('joined'), ...spanSchema }),
  z.object({ kind: z.literal('left'), ...spanSchema }),
]);
export type StaysFilter = z.infer<typeof staysFilterSchema>;
