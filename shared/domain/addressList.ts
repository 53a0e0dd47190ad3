import { z } from 'zod';

const textSchema = z.string().nullable();

/** A JSON export of names with every address, as far as it is read again. */
export const addressListSchema = z.object({
  rows: z.array(
    z.object({
      name: textSchema,
      email: textSchema,
      otherEmails: textSchema,
      memberKey: textSchema,
    }),
  ),
});
