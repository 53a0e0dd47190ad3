import type { GroupState } from '#shared/domain/group.ts';
import type { NewConflict, OutboxEntry } from '../ports/store.ts';
import { valueFor } from './detectConflicts.ts';

/**
 * A field set again while an older edit of it is in conflict: whoever made the newer edit has not seen the question, and
 * their value would go over the one there unasked (P3). It joins the question, as what is wanted here now. One that says
 * what is there already does not: it answers the question.
 */
export function heldByConflicts(
  entries: readonly OutboxEntry[],
  open: readonly OutboxEntry[],
  { fields }: GroupState,
): NewConflict[] {
  return (['name', 'description'] as const).flatMap((field) => {
    const asked = entries.filter(
      (row) => row.state === 'conflict' && valueFor(row, field) !== undefined,
    );
    const [first] = asked;
    if (first === undefined) return [];
    const newer = open.filter((row) => row.seq > first.seq && valueFor(row, field) !== undefined);
    const last = newer.at(-1);
    if (last === undefined || valueFor(last, field) === fields[field]) return [];
    return {
      kind: field,
      seqs: [...asked, ...newer].map(({ seq }) => seq),
      base: first.baseFields[field] ?? null,
      mine: valueFor(last, field),
      theirs: fields[field],
    };
  });
}
