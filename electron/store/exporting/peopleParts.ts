import { type SqlBool, sql } from 'kysely';
import type { ExportLine, ExportNeeds, ExportPart } from '#shared/domain/exportReading.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import type { PeopleSort } from '#shared/domain/peopleSort.ts';
import type { RosterOrder } from '#shared/domain/roster.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { findEverybody } from '../reading/findPeople.ts';
import { sortPeople } from '../reading/peopleOrder.ts';
import { orderAcrossRosters } from '../reading/rosterOrder.ts';
import { findStaysAt } from '../reading/staysAt.ts';
import type { RowId } from '../schema/columns.ts';
import type { ExportedGroup } from './exportedGroups.ts';
import { type LineDecoder, neededColumns, personColumns } from './lineColumns.ts';
import type { Snapshot } from './snapshot.ts';

/** So many people are looked up at once. */
const chunk = 1000;

/** Whom the filter lets through, or only those who are chosen, in order. */
export function findExportedPeople(
  queries: QueryRunner,
  wish: { filter: PeopleFilter; personIds: readonly PersonId[] | null; sort: PeopleSort },
): RowId[] {
  if (wish.personIds === null) return findEverybody(queries, wish.filter, wish.sort);
  const list = JSON.stringify(wish.personIds);
  return queries.column((db) =>
    sortPeople(
      db
        .selectFrom('person as p')
        .where(sql<SqlBool>`p.uid IN (SELECT value FROM json_each(${list}))`)
        .select('p.id'),
      wish.sort,
    ),
  );
}

/** A line for each of these people, in their order. */
export function readPeople(
  snapshot: Snapshot,
  { ids, needs }: { ids: readonly RowId[]; needs: ExportNeeds },
  decode: LineDecoder,
): ExportPart {
  return { name: null, total: ids.length, lines: linesOf(snapshot, ids, needs, decode.person) };
}

/** A line for everybody who is in one of the groups, with which of them those are. */
export function readMatrix(
  snapshot: Snapshot,
  wish: {
    groups: readonly ExportedGroup[];
    at: Instant | null;
    sort: RosterOrder;
    needs: ExportNeeds;
  },
  decode: LineDecoder,
): ExportPart {
  const { queries } = snapshot;
  const places = new Map<RowId, Map<number, boolean>>();
  wish.groups.forEach((group, place) => {
    for (const { personRow, isAdmin } of findStaysAt(queries, group, wish.at)) {
      const held = places.get(personRow) ?? new Map<number, boolean>();
      held.set(place, isAdmin === 1);
      places.set(personRow, held);
    }
  });
  const list = JSON.stringify([...places.keys()]);
  const ids = queries.column((db) =>
    orderAcrossRosters(
      db
        .selectFrom('person as p')
        .where(sql<SqlBool>`p.id IN (SELECT value FROM json_each(${list}))`)
        .select('p.id'),
      wish.sort,
    ),
  );
  const lines = linesOf(snapshot, ids, wish.needs, (row) => decode.person(row, places.get(row.id)));
  return { name: null, total: ids.length, lines };
}

type PersonRow = Parameters<LineDecoder['person']>[0] & { id: RowId };

function* linesOf(
  snapshot: Snapshot,
  ids: readonly RowId[],
  needs: ExportNeeds,
  asLine: (row: PersonRow) => ExportLine,
): Generator<ExportLine> {
  for (let start = 0; start < ids.length; start += chunk) {
    const some = ids.slice(start, start + chunk);
    const list = JSON.stringify(some);
    const rows = snapshot.stream((db) =>
      db
        .selectFrom('person as p')
        .select('p.id')
        .select(personColumns)
        .select(neededColumns(needs))
        .where(sql<SqlBool>`p.id IN (SELECT value FROM json_each(${list}))`),
    );
    const byId = new Map([...rows].map((row) => [row.id, row]));
    for (const id of some) {
      const row = byId.get(id);
      if (row !== undefined) yield asLine(row);
    }
  }
}
