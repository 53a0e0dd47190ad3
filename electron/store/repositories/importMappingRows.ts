import type { ImportMapping } from '#shared/domain/importing.ts';
import { limits } from '#shared/domain/limits.ts';
import { decodeImportMapping } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';

/** How files were taken in, by what they call their columns. A convenience: without it the columns are guessed again. */
export interface ImportMappingRows {
  read(signature: string): ImportMapping | null;
  /** In the place of what was kept for it before. Of more than `limits.importMappings` the oldest go. */
  keep(signature: string, mapping: ImportMapping): void;
}

export function createImportMappingRows(queries: QueryRunner): ImportMappingRows {
  const read = queries.prepare((p: { signature: string }, db) =>
    db.selectFrom('import_mapping').select('mapping').where('signature', '=', p.signature),
  );
  const remove = queries.prepare((p: { signature: string }, db) =>
    db.deleteFrom('import_mapping').where('signature', '=', p.signature),
  );
  const insert = queries.prepare((p: { signature: string; mapping: string }, db) =>
    db.insertInto('import_mapping').values({ signature: p.signature, mapping: p.mapping }),
  );
  const prune = queries.prepare((p: { most: number }, db) =>
    db
      .deleteFrom('import_mapping')
      .where('id', 'not in', (eb) =>
        eb.selectFrom('import_mapping').select('id').orderBy('id', 'desc').limit(p.most),
      ),
  );
  return {
    read(signature) {
      const row = read.get({ signature });
      return row === undefined ? null : decodeImportMapping(row.mapping);
    },
    keep(signature, mapping) {
      remove.run({ signature });
      insert.run({ signature, mapping: JSON.stringify(mapping) });
      prune.run({ most: limits.importMappings });
    },
  };
}
