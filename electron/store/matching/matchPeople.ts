import type { GroupId } from '#shared/domain/ids.ts';
import type { PastedCandidate, PastedRow } from '#shared/domain/pastedPeople.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { describeMatches } from '../reading/searchPeople.ts';
import type { Rows } from '../repositories/rows.ts';
import { findWanted } from './findWanted.ts';
import { type PastedLine, type WantedPerson, wantedPerson } from './wantedPeople.ts';

/** Of those whom a line may mean. */
const mostShown = 5;

/**
 * Finds the people of pasted lines, one row for each line in its order. Somebody whose name is only similar is never taken
 * for them: that is a choice to make.
 */
export function matchPeople(
  queries: QueryRunner,
  rows: Rows,
  { lines, forGroupId }: { lines: readonly PastedLine[]; forGroupId: GroupId | null },
): PastedRow[] {
  const wanted = lines.map(wantedPerson);
  const found = findWanted(rows, wanted);
  const ids = new Set(found.flatMap((one) => one?.ids.slice(0, mostShown) ?? []));
  const described = describeMatches(queries, [...ids], forGroupId);
  const seen = new Set<string>();
  return lines.map((line, index): PastedRow => {
    const { by = 'email', ids: candidateIds = [] } = found[index] ?? {};
    const candidates = candidateIds.slice(0, mostShown).flatMap((id): PastedCandidate[] => {
      const match = described.get(id);
      return match === undefined ? [] : [{ ...match, foundBy: by }];
    });
    return { ...line, outcome: outcomeOf(wanted[index], candidates, seen), candidates };
  });
}

/** `seen`: who was named by the lines before. */
function outcomeOf(
  wanted: WantedPerson | undefined,
  candidates: readonly PastedCandidate[],
  seen: Set<string>,
): PastedRow['outcome'] {
  const [first, second] = candidates;
  if (first === undefined) {
    const key = unknownKey(wanted);
    if (key === null) return 'unreadable';
    return isRepeated(seen, key) ? 'repeated' : 'unknown';
  }
  if (second !== undefined || first.foundBy === 'similarName') return 'ambiguous';
  if (isRepeated(seen, first.id)) return 'repeated';
  return first.isMember ? 'alreadyThere' : 'matched';
}

/** Nobody here: the same e-mail, or else the same name and phone, is the same somebody. Null: nothing to go by. */
function unknownKey(wanted: WantedPerson | undefined): string | null {
  const { email = null, name = null, phone = null } = wanted ?? {};
  if (email !== null) return email;
  return name === null && phone === null ? null : `${name ?? ''}\n${phone ?? ''}`;
}

function isRepeated(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}
