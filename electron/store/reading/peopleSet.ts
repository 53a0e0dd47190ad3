import { type SqlBool, sql } from 'kysely';
import type { GroupId } from '#shared/domain/ids.ts';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import type { PersonStatus } from '#shared/domain/person.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId, Standing } from '../schema/columns.ts';

/** Up to so many people are looked up one by one; with more, everybody is read in order and the others are left out. */
const fewPeople = 20_000;

/** Some of everybody, by their rows. */
export interface PeopleSet {
  has(person: RowId): boolean;
  /** Them all, where they are few; null where they are many. */
  few: readonly RowId[] | null;
}

/** The key that no row has. */
const noRow: RowId = 0;

/** How far a person has come through the groups that are required; whoever is kept out goes no further. */
const keptOut = 255;

/**
 * Whom the groups of a filter let through, less who is of an unwanted status. Sets of row ids put together in memory: for
 * 200 groups with 200,000 members 30 ms, where SQLite's own UNION, INTERSECT and EXCEPT take 80 and asking of each person
 * where they are takes more than half a second.
 */
export function readPeopleSet(
  queries: QueryRunner,
  { anyOf, allOf, noneOf }: Pick<PeopleFilter, 'anyOf' | 'allOf' | 'noneOf'>,
  unwanted: readonly PersonStatus[],
): PeopleSet {
  const rowsOf = groupFinder(queries, [...anyOf, ...allOf, ...noneOf]);
  const required = allOf.map((group) => rowsOf([group]));
  if (anyOf.length > 0) required.push(rowsOf(anyOf));

  const steps = new Uint8Array(lastPerson(queries) + 1);
  required.forEach((groups, step) => {
    // Who is in several of them counts once.
    for (const id of membersOf(queries, groups)) if (steps[id] === step) steps[id] = step + 1;
  });
  for (const id of membersOf(queries, rowsOf(noneOf))) steps[id] = keptOut;
  for (const id of peopleOf(queries, unwanted)) steps[id] = keptOut;

  const has = (id: RowId) => steps[id] === required.length;
  return { has, few: required.length === 0 ? null : fewOf(steps, has) };
}

function fewOf(steps: Uint8Array, has: (id: RowId) => boolean): RowId[] | null {
  const found: RowId[] = [];
  for (let id = 1; id < steps.length; id += 1) {
    if (!has(id)) continue;
    if (found.length === fewPeople) return null;
    found.push(id);
  }
  return found;
}

/** A group that was never here has no row, and nobody in it. */
function groupFinder(queries: QueryRunner, uids: readonly GroupId[]) {
  const list = JSON.stringify(uids);
  const rows = queries.all((db) =>
    db
      .selectFrom('roster_group')
      .select(['uid', 'id'])
      .where(sql<SqlBool>`uid IN (SELECT value FROM json_each(${list}))`),
  );
  const rowOf = new Map(rows.map(({ uid, id }) => [uid, id]));
  return (groups: readonly GroupId[]) => groups.map((uid) => rowOf.get(uid) ?? noRow);
}

function membersOf(queries: QueryRunner, groups: readonly RowId[]): RowId[] {
  const list = JSON.stringify(groups);
  return queries.column((db) =>
    db
      .selectFrom('membership')
      .select('person_id')
      .where('standing', '=', sql.lit<Standing>('open'))
      .where(sql<SqlBool>`group_id IN (SELECT value FROM json_each(${list}))`),
  );
}

function peopleOf(queries: QueryRunner, statuses: readonly PersonStatus[]): RowId[] {
  if (statuses.length === 0) return [];
  return queries.column((db) =>
    db.selectFrom('person').select('id').where('status', 'in', statuses),
  );
}

function lastPerson(queries: QueryRunner): RowId {
  const [last] = queries.column((db) =>
    db.selectFrom('person').select((eb) => eb.fn.max<RowId | null>('id').as('last')),
  );
  return last ?? noRow;
}
