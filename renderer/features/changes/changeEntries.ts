import type { PendingChange } from '#shared/domain/change.ts';
import type { Sentence } from '../../ui/sentence.ts';
import { wordChange, wordMove } from './changeWording.ts';

/** One line of the Changes screen: usually one change, two for a move. */
export interface ChangeEntry {
  key: string;
  changes: readonly [PendingChange, ...PendingChange[]];
  sentence: Sentence;
}

/** Refused or changed on both sides: nothing more happens until the user decides. */
export function needsDecision(change: PendingChange): boolean {
  return change.state === 'parked' || change.state === 'conflict';
}

/** Waiting changes as lines, in their order; the two halves of a move become one. */
export function entriesOf(changes: readonly PendingChange[]): ChangeEntry[] {
  const byEdit = Map.groupBy(changes, ({ editId }) => editId);
  const shown = new Set<PendingChange>();
  const entries: ChangeEntry[] = [];
  for (const change of changes) {
    if (shown.has(change)) continue;
    shown.add(change);
    const other = byEdit
      .get(change.editId)
      ?.find((candidate) => !shown.has(candidate) && isOtherHalf(change, candidate));
    if (other === undefined) {
      entries.push({ key: change.id, changes: [change], sentence: wordChange(change) });
      continue;
    }
    shown.add(other);
    const [from, to] = change.command === 'removeMembers' ? [change, other] : [other, change];
    entries.push({ key: change.id, changes: [change, other], sentence: wordMove(from, to) });
  }
  return entries;
}

function isOtherHalf(change: PendingChange, other: PendingChange): boolean {
  return (
    change.groupId !== other.groupId &&
    change.peopleCount === other.peopleCount &&
    ((change.command === 'removeMembers' && other.command === 'addMembers') ||
      (change.command === 'addMembers' && other.command === 'removeMembers'))
  );
}

/** Whether it can be changed before it is sent: not while it is on its way, and not where nothing is left to choose. */
export function mayAmend({ state, command, peopleCount }: PendingChange): boolean {
  if (state !== 'queued' && state !== 'waiting' && state !== 'parked') return false;
  switch (command) {
    case 'createGroup':
    case 'updateGroup':
      return true;
    case 'addMembers':
    case 'removeMembers':
    case 'setAdmin':
      return peopleCount > 1;
    case 'createPerson':
    case 'deleteGroup':
      return false;
  }
}
