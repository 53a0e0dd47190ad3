import type { CommandId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { dependenceRefusal, refusal } from '../edits/refusal.ts';
import type { PersonRecord } from '../repositories/activityRows.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { StoredNewPerson } from '../repositories/newPersonRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { ActivityOutcome } from '../schema/ownTables.ts';
import type { EditReceipt } from '../workspaceStore.ts';

/**
 * Takes back what an edit did that only made people, as far as nothing of it can be on the server. Throws `cannotUndo`
 * where everybody may be there: no provider lets us delete people, so that is the end of it once it was tried.
 */
export function undoPeople(
  rows: Rows,
  edit: EditRow,
  makings: readonly PersonRecord[],
  at: Instant,
  touched: Touched,
): EditReceipt {
  const dropped = withdrawMakings(rows, makings, at, touched);
  if (dropped.length === 0) throw refusal('Muster cannot delete people on the server.');
  for (const making of dropped) note(rows, making, 'undone', at);
  rows.edits.setUndone(edit.id, at);
  return { editId: null, changed: dropped.length };
}

/**
 * Takes those people away whose making was not sent and cannot have been; the others stay. Throws `cannotUndo` where an
 * edit in the outbox names one of them: those of their own edit have left it by now.
 */
export function withdrawMakings(
  rows: Rows,
  makings: readonly PersonRecord[],
  at: Instant,
  touched: Touched,
): readonly StoredNewPerson[] {
  const unsent = makings.flatMap(({ commandUid }) => {
    const making = rows.newPeople.ofCommand(commandUid);
    return making === null || making.state === 'sending' || making.attempts > 0 ? [] : [making];
  });
  if (unsent.length === 0) return [];
  const later = rows.naming.last(unsent.map(({ personId }) => personId));
  if (later !== null) {
    const { groupName, editId, personId } = later;
    const name = rows.people.nameOf(personId) ?? 'Somebody';
    const reason = `${name} is in a later edit of “${groupName}”. Undo that first.`;
    throw dependenceRefusal({ editId, reason });
  }
  for (const making of unsent) drop(rows, making, 'undone', at, touched);
  return unsent;
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
  const edits = rows.naming.of(making.personId);
  const [first] = edits;
  if (first !== undefined) {
    throw new MusterError(
      'conflict',
      `${making.person.name} is in edits that are still to be sent, one of them of “${first.groupName}”. Discard those first.`,
      { personId: making.personId, editIds: edits.slice(0, 20).map(({ editId }) => editId) },
    );
  }
  drop(rows, making, 'discarded', at, touched);
  note(rows, making, 'discarded', at);
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
