import type { PeopleFilter, SavedFilter, SavedFilterId } from '#shared/domain/peopleFilter.ts';
import { decodePeopleFilter } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { comparableName } from '../text/comparableName.ts';
import { byName, type NamedRows } from './namedRows.ts';

/** Filters of people kept under a name. */
export type SavedFilterRows = NamedRows<SavedFilter>;

export function createSavedFilterRows(queries: QueryRunner): SavedFilterRows {
  const all = queries.prepare((_: Record<never, never>, db) =>
    db.selectFrom('saved_filter').select(['uid', 'name', 'filter']),
  );
  const byUid = queries.prepare((p: { uid: SavedFilterId }, db) =>
    db.selectFrom('saved_filter').select(['uid', 'name', 'filter']).where('uid', '=', p.uid),
  );
  const ofName = queries.prepare((p: { nameKey: string }, db) =>
    db.selectFrom('saved_filter').select('uid').where('name_key', '=', p.nameKey),
  );
  const count = queries.prepare((_: Record<never, never>, db) =>
    db.selectFrom('saved_filter').select((eb) => eb.fn.countAll<number>().as('total')),
  );
  const insert = queries.prepare((p: Columns, db) =>
    db
      .insertInto('saved_filter')
      .values({ uid: p.uid, name: p.name, name_key: p.nameKey, filter: p.filter }),
  );
  const update = queries.prepare((p: Columns, db) =>
    db
      .updateTable('saved_filter')
      .set({ name: p.name, name_key: p.nameKey, filter: p.filter })
      .where('uid', '=', p.uid),
  );
  const remove = queries.prepare((p: { uid: SavedFilterId }, db) =>
    db.deleteFrom('saved_filter').where('uid', '=', p.uid),
  );

  return {
    all: () => byName(all.all({}).map(decode)),
    byUid(uid) {
      const row = byUid.get({ uid });
      return row === undefined ? null : decode(row);
    },
    idOfName: (name) => ofName.get({ nameKey: comparableName(name) })?.uid ?? null,
    count: () => count.get({})?.total ?? 0,
    insert(filter) {
      insert.run(columns(filter));
    },
    update(filter) {
      update.run(columns(filter));
    },
    remove(uid) {
      remove.run({ uid });
    },
    clear() {
      queries.run((db) => db.deleteFrom('saved_filter'));
    },
  };
}

type Columns = { uid: SavedFilterId; name: string; nameKey: string; filter: string };

function columns({ id, name, filter }: SavedFilter): Columns {
  return { uid: id, name, nameKey: comparableName(name), filter: JSON.stringify(filter) };
}

function decode(row: { uid: SavedFilterId; name: string; filter: string }): SavedFilter {
  const filter: PeopleFilter = decodePeopleFilter(row.filter);
  return { id: row.uid, name: row.name, filter };
}
