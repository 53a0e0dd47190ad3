import type { GroupFields, GroupState } from '#shared/domain/group.ts';
import type { NewConflict, OutboxEntry } from '../ports/store.ts';
import { replay } from './laneRows.ts';

/** A group that is on the server, as read now, beside what it should be if nobody else had touched it. */
export interface Comparison {
  /** The last known copy with our acknowledged rows on it; null when we knew of no such group. */
  expected: GroupState | null;
  remote: GroupState;
  /** Rows that are neither acknowledged nor in conflict already, in order. */
  rows: readonly OutboxEntry[];
}

/**
 * What was changed on both sides, differently. Fields are compared one by one; membership is a set, so only the
 * admin flag of somebody who is no longer there can be in conflict. A group we are about to delete has none.
 */
export function detectConflicts(comparison: Comparison): NewConflict[] {
  const wish = replay(comparison.remote, comparison.rows);
  if (wish === null) return [];
  return [
    ...fieldConflict('name', comparison),
    ...fieldConflict('description', comparison),
    ...removedMembers(comparison, wish),
  ];
}

/**
 * A field has moved when the server's value is neither the one we knew nor one we may have sent: after a lost
 * answer it can be any value of ours, not only the last.
 */
function fieldConflict(
  field: 'name' | 'description',
  { expected, remote, rows }: Comparison,
): NewConflict[] {
  const creation = rows.find(({ command }) => command.name === 'createGroup')?.command;
  const created = creation?.name === 'createGroup' ? creation.args[field] : undefined;
  const writers = rows.filter((row) => valueFor(row, field) !== undefined);
  const [first, last] = [writers[0], writers.at(-1)];
  if (first === undefined || last === undefined) return [];

  const theirs = remote.fields[field];
  const known = expected === null ? created : expected.fields[field];
  const ours = [created, ...writers.map((row) => valueFor(row, field))];
  if (known === undefined || theirs === known || ours.includes(theirs)) return [];

  const base = first.baseFields[field];
  return [
    {
      kind: field,
      seqs: writers.map(({ seq }) => seq),
      base: base === undefined ? known : base,
      mine: valueFor(last, field),
      theirs,
    },
  ];
}

/** What a row sets a field to; undefined: nothing. */
export function valueFor(
  { command }: OutboxEntry,
  field: keyof GroupFields,
): string | null | undefined {
  return command.name === 'updateGroup' ? command.args[field] : undefined;
}

function removedMembers({ expected, remote, rows }: Comparison, wish: GroupState): NewConflict[] {
  if (expected === null) return [];
  const removedByUs = new Set(
    rows.flatMap(({ command }) => (command.name === 'removeMembers' ? command.args.personIds : [])),
  );
  return rows.flatMap(({ seq, command }) => {
    if (command.name !== 'setAdmin') return [];
    const lost = command.args.personIds.find(
      (personId) =>
        expected.members.has(personId) &&
        !remote.members.has(personId) &&
        !wish.members.has(personId) &&
        !removedByUs.has(personId),
    );
    if (lost === undefined) return [];
    return {
      kind: 'memberRemoved' as const,
      seqs: [seq],
      base: roleName(expected.members.get(lost)?.isAdmin ?? false),
      mine: roleName(command.args.isAdmin),
      theirs: null,
    };
  });
}

const roleName = (isAdmin: boolean) => (isAdmin ? 'admin' : 'member');
