import type { Enrolment, Group, Person } from './records.ts';
import { compareText, type Timestamp } from './timestamp.ts';

/** One thing that happened, with the records as they were left by it, or before it where it removed them. */
export type Happening =
  | {
      readonly kind: 'groupCreated' | 'groupUpdated' | 'groupDeleted';
      readonly group: Group;
    }
  | {
      readonly kind: 'memberAdded' | 'memberRemoved';
      readonly group: Pick<Group, 'id' | 'createdAt'>;
      readonly enrolment: Pick<Enrolment, 'personId' | 'createdAt'>;
    }
  | {
      readonly kind: 'personCreated' | 'personUpdated' | 'personDeleted';
      readonly person: Person;
    }
  | {
      readonly kind: 'enrolmentCreated' | 'enrolmentUpdated' | 'enrolmentDeleted';
      readonly person: Person;
      readonly enrolment: Enrolment;
    }
  | { readonly kind: 'organisationDeleted' };

export interface JournalEntry {
  /** Growing, without a promise that there are no gaps. */
  readonly sequence: number;
  readonly at: Timestamp;
  readonly happening: Happening;
}

/** Entries older than this are forgotten: as long as the one vendor with a feed keeps it. */
export const journalRetentionDays = 30;

/** What happened lately, oldest first. */
export class Journal {
  #entries: JournalEntry[] = [];
  #newest = 0;

  append(entry: JournalEntry): void {
    this.#entries.push(entry);
    this.#newest = entry.sequence;
  }

  /** Drops the entries up to and including this one. */
  forget(upTo: number): void {
    this.#entries = this.#entries.filter((entry) => entry.sequence > upTo);
  }

  /** Numbers what just happened, ready to be stored and appended. */
  entriesFor(happenings: readonly Happening[], at: Timestamp): JournalEntry[] {
    return happenings.map((happening, index) => ({
      sequence: this.#newest + 1 + index,
      at,
      happening,
    }));
  }

  since(oldest: Timestamp): readonly JournalEntry[] {
    const first = this.#entries.findIndex((entry) => compareText(entry.at, oldest) >= 0);
    return first === -1 ? [] : this.#entries.slice(first);
  }

  /** The last entry before this moment, by number; null when there is none. */
  lastBefore(oldest: Timestamp): number | null {
    const [first] = this.#entries;
    if (!first || compareText(first.at, oldest) >= 0) return null;
    return this.#entries.findLast((entry) => compareText(entry.at, oldest) < 0)?.sequence ?? null;
  }

  get newest(): number {
    return this.#newest;
  }
}
