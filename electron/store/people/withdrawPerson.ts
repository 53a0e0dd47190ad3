import type { CommandId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { membersOf, rootOf } from '../edits/editChain.ts';
import { dependenceRefusal, refusal } from '../edits/refusal.ts';
import type { PersonRecord } from '../repositories/activityRows.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { StoredNewPerson } from '../repositories/newPersonRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { ActivityOutcome } from '../schema.ts';
import type { EditReceipt } from '../workspaceStore.ts';
import { commitPerson } from './commitPerson.ts';

/**
 * Takes back the making of a person, while nothing of it can be on the server. Throws `cannotUndo`: no provider lets us
 * delete people, so that is the end of it once it was tried.
 */
export function undoPerson(
  rows: Rows,
  edit: EditRow,
  { commandUid, outcome, personId, person }: PersonRecord,
  at: Instant,
  touched: Touched,
): EditReceipt {
  if (outcome === 'discarded') throw refusal('This edit was discarded and changed nothing.');
  const making = rows.newPeople.ofCommand(commandUid);
  if (making === null || making.state === 'sending' || making.attempts > 0) {
    throw refusal('Muster cannot delete people on the server.');
  }
  const [later] = rows.outbox.naming(personId);
  if (later !== undefined) {
    const reason = `${person.name} is in a later edit of “${later.groupName}”. Undo that first.`;
    throw dependenceRefusal({ editId: later.editId, reason });
  }
  drop(rows, making, 'undone', at, touched);
  rows.edits.setUndone(edit.id, at);
  return { editId: null, changed: 1 };
}

/** Makes somebody again whose making was withdrawn, under the same id. Throws `cannotUndo` or as `commitPerson` does. */
export function redoPerson(
  rows: Rows,
  edit: EditRow,
  { personId, person }: PersonRecord,
  at: Instant,
  touched: Touched,
): EditReceipt {
  if (edit.undoneAt === null) throw refusal('This edit was not undone.');
  if (rows.people.rowOf(personId) !== null) throw refusal('This edit was made again already.');
  const chain = membersOf(rows, rootOf(rows, edit));
  const last = chain.at(-1) ?? edit;
  const { editId } = commitPerson(rows, { person, at, again: { personId, redoOf: last } }, touched);
  return { editId, changed: 1 };
}

/**
 * Gives up the making of a person. Throws MusterError `notFound`, `cannotUndo` while it is being sent, or `conflict` while
 * unsent edits of groups are about them: these would lose somebody without having been asked.
 */
export function discardPerson(
  rows: Rows,
  commandId: CommandId,
  at: Instant,
  touched: Touched,
): void {
  const making = pendingPerson(rows, commandId);
  if (making.state === 'sending') {
    throw new MusterError('cannotUndo', 'This edit is being sent right now.');
  }
  const edits = rows.outbox.naming(making.personId);
  const [first] = edits;
  if (first !== undefined) {
    throw new MusterError(
      'conflict',
      `${making.person.name} is in edits that are still to be sent, one of them of “${first.groupName}”. Discard those first.`,
      { personId: making.personId, editIds: edits.slice(0, 20).map(({ editId }) => editId) },
    );
  }
  drop(rows, making, 'discarded', at, touched);
}

/** Tries the making of a person again. Throws MusterError `notFound`. */
export function retryPerson(rows: Rows, commandId: CommandId, at: Instant, touched: Touched): void {
  const making = pendingPerson(rows, commandId);
  if (making.state !== 'parked' && making.state !== 'waiting') return;
  rows.newPeople.update({ ...making, state: 'queued', nextAttemptAt: null, lastFailure: null });
  note(rows, making, 'retried', at);
  touched.changes();
}

function pendingPerson(rows: Rows, commandId: CommandId): StoredNewPerson {
  const making = rows.newPeople.ofCommand(commandId);
  if (making !== null) return making;
  throw new MusterError('notFound', 'This edit is not waiting any more.');
}

/** The person goes; the copy in activity stays for 90 days. */
function drop(
  rows: Rows,
  making: StoredNewPerson,
  outcome: Exclude<ActivityOutcome, 'sent'>,
  at: Instant,
  touched: Touched,
): void {
  rows.newPeople.remove(making.personRow);
  rows.people.remove(making.personRow);
  rows.activity.finish(making.commandUid, outcome, at);
  note(rows, making, outcome, at);
  touched.people();
  touched.changes();
}

function note(
  rows: Rows,
  { editRow, commandUid }: StoredNewPerson,
  kind: 'discarded' | 'undone' | 'retried',
  at: Instant,
): void {
  rows.activity.note({ kind, at, groupRow: null, groupName: null, editRow, commandUid });
}
