import type { PastedCandidate } from '#shared/domain/pastedPeople.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import { findWanted } from './findWanted.ts';
import { wantedPerson } from './wantedPeople.ts';

/** Somebody as a file names them. */
interface FilePerson {
  id: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
}

/**
 * Whom each of a file's people may be, in their order; null: nobody. By the server's id for them, else as pasted people are
 * found. Nobody who is gone.
 */
export function findFilePeople(
  queries: QueryRunner,
  rows: Rows,
  wanted: readonly FilePerson[],
): ({ by: PastedCandidate['foundBy']; ids: readonly RowId[] } | null)[] {
  const byKey = wanted.some(({ id }) => id !== null) ? readMemberKeys(queries) : new Map();
  const known = wanted.map(({ id }): RowId | null =>
    id === null ? null : (byKey.get(id) ?? null),
  );
  const open = wanted.filter((_, index) => known[index] === null);
  const found = findWanted(
    rows,
    open.map(({ name, email, phone }) => wantedPerson({ name, email, phone, line: 1, text: '' })),
  );
  let next = 0;
  return known.map((id) => {
    if (id !== null) return { by: 'memberKey' as const, ids: [id] };
    next += 1;
    return found[next - 1] ?? null;
  });
}

function readMemberKeys(queries: QueryRunner): Map<string, RowId> {
  const people = queries.all((db) =>
    db
      .selectFrom('person')
      .select(['id', 'member_key'])
      .where('member_key', 'is not', null)
      .where('status', '<>', 'gone'),
  );
  return new Map(
    people.flatMap(({ id, member_key }) => (member_key === null ? [] : [[member_key, id]])),
  );
}
