import { sql } from 'kysely';
import { attributeNameSchema } from '#shared/domain/roster.ts';
import type { Value } from '#shared/ipc/contract.ts';
import type { StoreDatabase } from '../database/storeDatabase.ts';

type AttributeNames = Value<'people.attributes'>['names'];

const listedNames = 200;

/**
 * The names of the attributes that people have, those of most people first; who is gone does not count. Everybody's are
 * read once (100,000 people: a tenth of a second) and remembered until people change.
 */
export function createAttributeNames({ queries, onChange }: StoreDatabase): () => AttributeNames {
  let known: AttributeNames | null = null;
  onChange(({ people }) => {
    if (people) known = null;
  });
  return () => {
    known ??= queries
      .all((db) =>
        db
          .selectFrom('person as p')
          .innerJoin(sql<{ key: string }>`json_each(p.attributes)`.as('a'), (join) => join.onTrue())
          .select(['a.key as name', (eb) => eb.fn.countAll<number>().as('people')])
          .where('p.status', '<>', 'gone')
          .groupBy('a.key')
          .orderBy('people', 'desc')
          .orderBy('name'),
      )
      // A name that cannot be asked for as a column is no use.
      .filter(({ name }) => attributeNameSchema.safeParse(name).success)
      .slice(0, listedNames);
    return known;
  };
}
