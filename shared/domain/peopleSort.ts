import { z } from 'zod';

/** The order of a list of people; whoever is equal stands by name. */
export const peopleSortSchema = z
  .object({
    key: z.enum(['name', 'email', 'phone', 'status', 'groupCount']),
    direction: z.enum(['ascending', 'descending']),
  })
  .default({ key: 'name', direction: 'ascending' });
export type PeopleSort = z.infer<typeof peopleSortSchema>;
