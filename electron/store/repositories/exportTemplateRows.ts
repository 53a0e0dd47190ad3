import type {
  ExportSourceKind,
  ExportTemplate,
  ExportTemplateId,
} from '#shared/domain/exporting.ts';
import { decodeExportSettings } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { comparableName } from '../text/comparableName.ts';
import { byName, type NamedRows } from './namedRows.ts';

/** Ways of exporting kept under a name. */
export type ExportTemplateRows = NamedRows<ExportTemplate>;

export function createExportTemplateRows(queries: QueryRunner): ExportTemplateRows {
  const shown = ['uid', 'name', 'source_kind', 'settings'] as const;
  const all = queries.prepare((_: Record<never, never>, db) =>
    db.selectFrom('export_template').select(shown),
  );
  const byUid = queries.prepare((p: { uid: ExportTemplateId }, db) =>
    db.selectFrom('export_template').select(shown).where('uid', '=', p.uid),
  );
  const ofName = queries.prepare((p: { nameKey: string }, db) =>
    db.selectFrom('export_template').select('uid').where('name_key', '=', p.nameKey),
  );
  const count = queries.prepare((_: Record<never, never>, db) =>
    db.selectFrom('export_template').select((eb) => eb.fn.countAll<number>().as('total')),
  );
  const insert = queries.prepare((p: Columns, db) =>
    db.insertInto('export_template').values({
      uid: p.uid,
      name: p.name,
      name_key: p.nameKey,
      source_kind: p.sourceKind,
      settings: p.settings,
    }),
  );
  const update = queries.prepare((p: Columns, db) =>
    db
      .updateTable('export_template')
      .set({
        name: p.name,
        name_key: p.nameKey,
        source_kind: p.sourceKind,
        settings: p.settings,
      })
      .where('uid', '=', p.uid),
  );
  const remove = queries.prepare((p: { uid: ExportTemplateId }, db) =>
    db.deleteFrom('export_template').where('uid', '=', p.uid),
  );

  return {
    all: () => byName(all.all({}).map(decode)),
    byUid(uid) {
      const row = byUid.get({ uid });
      return row === undefined ? null : decode(row);
    },
    idOfName: (name) => ofName.get({ nameKey: comparableName(name) })?.uid ?? null,
    count: () => count.get({})?.total ?? 0,
    insert(template) {
      insert.run(columns(template));
    },
    update(template) {
      update.run(columns(template));
    },
    remove(uid) {
      remove.run({ uid });
    },
    clear() {
      queries.run((db) => db.deleteFrom('export_template'));
    },
  };
}

type Columns = {
  uid: ExportTemplateId;
  name: string;
  nameKey: string;
  sourceKind: ExportSourceKind;
  settings: string;
};

function columns({ id, name, sourceKind, settings }: ExportTemplate): Columns {
  return {
    uid: id,
    name,
    nameKey: comparableName(name),
    sourceKind,
    settings: JSON.stringify(settings),
  };
}

function decode(row: {
  uid: ExportTemplateId;
  name: string;
  source_kind: ExportSourceKind;
  settings: string;
}): ExportTemplate {
  return {
    id: row.uid,
    name: row.name,
    sourceKind: row.source_kind,
    settings: decodeExportSettings(row.settings),
  };
}
