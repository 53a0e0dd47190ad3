import type { MembershipInterval } from './records.ts';

const noMembers: ReadonlyMap<string, MembershipInterval> = new Map();

/** Every interval of every group, and beside it who is in which group now. */
export class MembershipIndex {
  readonly #intervals = new Map<string, Map<number, MembershipInterval>>();
  readonly #open = new Map<string, Map<string, MembershipInterval>>();
  #highestId = 0;

  /** Adds an interval, or replaces the one with the same id. */
  put(interval: MembershipInterval): void {
    this.#highestId = Math.max(this.#highestId, interval.id);
    entryOf(this.#intervals, interval.groupId).set(interval.id, interval);
    const open = entryOf(this.#open, interval.groupId);
    if (interval.leftAt === null) open.set(interval.personId, interval);
    else if (open.get(interval.personId)?.id === interval.id) open.delete(interval.personId);
  }

  deleteGroup(groupId: string): void {
    this.#intervals.delete(groupId);
    this.#open.delete(groupId);
  }

  /** Drops every stay of a person. */
  deletePerson(personId: string): void {
    for (const intervals of this.#intervals.values()) {
      for (const interval of intervals.values()) {
        if (interval.personId === personId) intervals.delete(interval.id);
      }
    }
    for (const open of this.#open.values()) open.delete(personId);
  }

  /** The stays of a person that go on, in the order they were recorded. */
  openOf(personId: string): MembershipInterval[] {
    return [...this.#open.values()]
      .flatMap((open) => open.get(personId) ?? [])
      .sort((a, b) => a.id - b.id);
  }

  /** The members a group has now, by person id. */
  open(groupId: string): ReadonlyMap<string, MembershipInterval> {
    return this.#open.get(groupId) ?? noMembers;
  }

  /** Every stay in a group, past and present, in the order they were recorded. */
  all(groupId: string): MembershipInterval[] {
    return [...(this.#intervals.get(groupId)?.values() ?? [])].sort((a, b) => a.id - b.id);
  }

  get highestId(): number {
    return this.#highestId;
  }
}

function entryOf<Key, Value>(
  byGroup: Map<string, Map<Key, Value>>,
  groupId: string,
): Map<Key, Value> {
  let entry = byGroup.get(groupId);
  if (!entry) {
    entry = new Map();
    byGroup.set(groupId, entry);
  }
  return entry;
}
