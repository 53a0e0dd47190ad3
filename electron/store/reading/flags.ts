import { decodeFlag, encodeFlag } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { FlagTable } from '../schema/ownTables.ts';

export function readFlag(queries: QueryRunner, name: FlagTable['name']): boolean {
  const [row] = queries.all((db) => db.selectFrom('flag').select('value').where('name', '=', name));
  return row !== undefined && decodeFlag(row.value);
}

export function writeFlag(queries: QueryRunner, name: FlagTable['name'], value: boolean): void {
  const flag = encodeFlag(value);
  queries.run((db) =>
    db
      .insertInto('flag')
      .values({ name, value: flag })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: flag })),
  );
}
