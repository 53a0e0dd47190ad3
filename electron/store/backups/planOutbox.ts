import type { CommandId } from '#shared/domain/ids.ts';
import type { ActivityOutcome } from '../schema/ownTables.ts';

/** As much of a pending row as the plan looks at; `at` in milliseconds. */
export interface Pending {
  uid: CommandId;
  at: number;
}

export interface OutboxSources<Present extends Pending, Copied extends Pending> {
  /** Read from the file that is to be replaced, in order. */
  present: readonly Present[];
  /** Its activity says that these are unsent, though the outbox does not show them. */
  noted: readonly Present[];
  /** How commands left its outbox, as its activity tells. */
  outcomes: ReadonlyMap<CommandId, ActivityOutcome>;
  /** The outbox of the copy that takes its place, in order. */
  copied: readonly Copied[];
  /** The outbox was read to its end, so what is in the copy's and not in it has left. */
  isWhole: boolean;
}

export interface OutboxPlan<Present extends Pending, Copied extends Pending> {
  /** The new outbox, in order. `copy`, `activity`: it may have been sent since, so it waits for a decision. */
  pending: ({ from: 'present' | 'activity'; row: Present } | { from: 'copy'; row: Copied })[];
  /** Rows of the copy that are not brought back, and how they ended. */
  left: Map<CommandId, ActivityOutcome>;
}

/**
 * Which edits are unsent after a copy has taken the place of a data file. What the file has in its outbox stays; what
 * left it since the copy was made is not brought back; what nobody can tell is kept, and not sent unasked. No command
 * is in the result twice.
 */
export function planOutbox<Present extends Pending, Copied extends Pending>(
  sources: OutboxSources<Present, Copied>,
): OutboxPlan<Present, Copied> {
  const { outcomes, isWhole } = sources;
  const seen = new Set<CommandId>();
  const isNew = ({ uid }: Pending) => !seen.has(uid) && seen.add(uid) !== undefined;
  const present = sources.present.filter(isNew);
  const left = new Map<CommandId, ActivityOutcome>();
  const copied = sources.copied.filter((row) => {
    if (seen.has(row.uid)) return false;
    const outcome = outcomes.get(row.uid) ?? (isWhole ? 'sent' : null);
    if (outcome !== null) left.set(row.uid, outcome);
    return outcome === null && isNew(row);
  });
  const noted = isWhole ? [] : sources.noted.filter(isNew);

  type Item = OutboxPlan<Present, Copied>['pending'][number];
  const doubtful: Item[] = [
    ...copied.map((row) => ({ from: 'copy' as const, row })),
    ...noted.map((row) => ({ from: 'activity' as const, row })),
  ];
  doubtful.sort((one, other) => one.row.at - other.row.at);
  // The order of what is known stays; the rest goes where its time puts it.
  const pending: Item[] = [];
  for (const row of present) {
    while (doubtful[0] !== undefined && doubtful[0].row.at <= row.at) {
      pending.push(...doubtful.splice(0, 1));
    }
    pending.push({ from: 'present', row });
  }
  return { pending: [...pending, ...doubtful], left };
}
