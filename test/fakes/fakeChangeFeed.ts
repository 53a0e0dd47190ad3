/** Something that happened on the fake server, as its journal tells it. */
export type FeedEvent = { kind: 'group'; remoteId: string } | { kind: 'person'; memberKey: string };

/**
 * What goes wrong with the next events. `late`: told only after the journal was read once more. `shuffled`: told the
 * other way round. `forgotten`: never told.
 */
export type FeedFault = 'duplicate' | 'late' | 'shuffled' | 'forgotten';

/** A journal of what has happened, read by cursors. */
export interface FakeChangeFeed {
  note(event: FeedEvent): void;
  /** The events after the cursor, and where to go on; null: it is not known (any more). */
  read(
    cursor: string,
    limit: number,
  ): { events: readonly FeedEvent[]; nextCursor: string; hasMore: boolean } | null;
  /** Where the journal ends now. */
  end(): string;
  /** The next `times` events go wrong. */
  disturb(fault: FeedFault, times: number): void;
  /** Nothing goes wrong any more, and what was held back is told. */
  mend(): void;
  /** Forgets everything up to now: no cursor of before is known any more. */
  expire(): void;
}

export function createFakeChangeFeed(): FakeChangeFeed {
  const journal: FeedEvent[] = [];
  let faults: { fault: FeedFault; left: number }[] = [];
  let late: FeedEvent[] = [];
  let held: FeedEvent[] = [];
  let oldest = 0;

  const takeFault = (): FeedFault | null => {
    const [next] = faults;
    if (next === undefined) return null;
    next.left -= 1;
    if (next.left <= 0) faults = faults.slice(1);
    return next.fault;
  };
  const release = () => {
    journal.push(...held.reverse());
    held = [];
  };

  return {
    note(event) {
      const fault = takeFault();
      if (fault === 'forgotten') return;
      if (fault === 'late') late.push(event);
      else if (fault === 'shuffled') held.push(event);
      else {
        journal.push(event, ...(fault === 'duplicate' ? [event] : []));
        release();
      }
    },
    read(cursor, limit) {
      release();
      const from = Number(cursor);
      if (Number.isNaN(from) || from < oldest || from > journal.length) return null;
      const events = journal.slice(from, from + limit);
      const nextCursor = String(from + events.length);
      const hasMore = from + events.length < journal.length;
      journal.push(...late);
      late = [];
      return { events, nextCursor, hasMore };
    },
    end() {
      release();
      return String(journal.length);
    },
    disturb(fault, times) {
      if (times > 0) faults.push({ fault, left: times });
    },
    mend() {
      faults = [];
      release();
      journal.push(...late);
      late = [];
    },
    expire() {
      release();
      // An event nobody reads any more: cursors at the end are too old as well.
      journal.push({ kind: 'person', memberKey: '' });
      oldest = journal.length;
    },
  };
}
