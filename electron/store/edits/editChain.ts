import type { Intent } from '#shared/commands/command.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';

/*
 * An edit, what takes it back, what takes that back, and what makes it again after it was withdrawn are one chain: at
 * any time the chain as a whole stands or does not, and every step turns the one into the other.
 */

/** One step of a chain in one group. */
export interface ChainStep {
  /** Its place in the journal. */
  place: number;
  kind: 'edit' | 'resolved' | 'undone' | 'redone';
  edit: EditRow;
  /** What the edit did to this group. */
  intents: readonly Intent[];
  /** The kind of conflict that it settled. */
  settled: string | null;
}

/** Does its chain not stand while it does? The others were made by hand, or make something again. */
export function takesBack({ undoDepth }: EditRow): boolean {
  return undoDepth % 2 === 1;
}

/** The edit by hand that a chain began with, as far as the journal goes back. */
export function rootOf(rows: Rows, member: EditRow): EditRow {
  let root = member;
  for (;;) {
    const earlier = root.undoOf ?? root.redoOf;
    const edit = earlier === null ? null : rows.edits.byId(earlier);
    if (edit === null) return root;
    root = edit;
  }
}

/** The edits of a chain, oldest first. */
export function membersOf(rows: Rows, root: EditRow): EditRow[] {
  const members = [root];
  // Grows while it is walked.
  for (const member of members) members.push(...rows.edits.followersOf(member.id));
  return members.sort((one, other) => one.id - other.id);
}

/** The edit that an undo takes back; any other edit itself. */
export function madeBy(rows: Rows, edit: EditRow): EditRow {
  const target = takesBack(edit) && edit.undoOf !== null ? rows.edits.byId(edit.undoOf) : null;
  return target ?? edit;
}

/** Does the chain stand after this step? */
export function setsUp({ kind, edit }: ChainStep): boolean {
  if (kind === 'undone') return false;
  return kind === 'redone' || !takesBack(edit);
}

/** The chains that something was done to in this group since, each with its steps in order. */
export function chainsSince(
  rows: Rows,
  groupRow: RowId,
  since: number,
): Iterable<{ root: EditRow; steps: ChainStep[] }> {
  const chains = new Map<RowId, { root: EditRow; steps: ChainStep[] }>();
  const steps = new Map<string, ChainStep>();
  for (const { place, kind, editRow, intent, settled } of rows.journal.stepsSince(
    groupRow,
    since,
  )) {
    const edit = rows.edits.byId(editRow);
    if (edit === null) continue;
    // The commands of one edit, and the note about the conflict it settled, are one step.
    const isCommit = kind === 'edit' || kind === 'resolved';
    const key = isCommit ? `commit ${editRow}` : `note ${place}`;
    const known = steps.get(key);
    const intents = isCommit ? (known?.intents ?? []) : intentsIn(rows, editRow, groupRow);
    const step: ChainStep = {
      place,
      kind,
      edit,
      intents: intent === null ? intents : [...intents, intent],
      settled: settled ?? known?.settled ?? null,
    };
    steps.set(key, step);
  }
  for (const step of steps.values()) {
    const root = rootOf(rows, step.edit);
    const chain = chains.get(root.id) ?? { root, steps: [] };
    chain.steps.push(step);
    chains.set(root.id, chain);
  }
  return chains.values();
}

function intentsIn(rows: Rows, editRow: RowId, groupRow: RowId): Intent[] {
  return rows.activity
    .commandsOf(editRow)
    .filter((record) => record.groupRow === groupRow)
    .map(({ intent }) => intent);
}
