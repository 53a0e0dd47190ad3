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
