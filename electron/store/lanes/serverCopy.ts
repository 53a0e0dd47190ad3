import type { GroupMember, GroupState } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { canonicalInstant } from '../codecs.ts';
import type { DatesFrom } from '../schema/columns.ts';

/** A member in the server's copy, and whose date `joinedAt` is. */
export interface CopyMember extends GroupMember {
  datesFrom: DatesFrom;
}

/** The last server copy of a group; a GroupState that knows where its dates come from. */
export interface ServerCopy extends GroupState {
  members: ReadonlyMap<PersonId, CopyMember>;
}

export interface CopySources {
  /** The copy before. */
  previous: ServerCopy | null;
  /** What the server just said; null when it was not asked, or has no such group. */
  remote: GroupState | null;
  /** When an unsent add of this person was made; null when there is none. */
  unsentJoin(personId: PersonId): Instant | null;
  at: Instant;
  /** Nothing of this group was ever seen: nobody can say when its people joined. */
  isFirstSight: boolean;
}

/**
 * The copy a decision wants kept, with a date for every member. The server's own date wins. Where it keeps none, the
 * date once observed stays, whatever is observed later; a member who was added here joined when the edit was
 * made, and anybody else now, when they were first seen.
 */
export function dateCopy(wanted: GroupState, sources: CopySources): ServerCopy {
  const members = new Map<PersonId, CopyMember>();
  for (const [personId, member] of wanted.members) {
    members.set(personId, { isAdmin: member.isAdmin, ...dateOf(personId, member, sources) });
  }
  return { fields: wanted.fields, members };
}

function dateOf(
  personId: PersonId,
  member: GroupMember,
  { previous, remote, unsentJoin, at, isFirstSight }: CopySources,
): { joinedAt: Instant | null; datesFrom: DatesFrom } {
  const before = previous?.members.get(personId);
  if (member.joinedAt !== null) {
    const joinedAt = canonicalInstant(member.joinedAt);
    const said = remote?.members.get(personId)?.joinedAt ?? null;
    if (said !== null && canonicalInstant(said) === joinedAt)
      return { joinedAt, datesFrom: 'server' };
    if (before?.joinedAt === joinedAt) return { joinedAt, datesFrom: before.datesFrom };
    return { joinedAt, datesFrom: 'observed' };
  }
  if (before !== undefined) return { joinedAt: before.joinedAt, datesFrom: before.datesFrom };
  const unsent = unsentJoin(personId);
  if (unsent !== null) return { joinedAt: unsent, datesFrom: 'observed' };
  return { joinedAt: isFirstSight ? null : at, datesFrom: 'observed' };
}

/** Whether two copies say the same, dates and their origin included. */
export function isSameCopy(left: ServerCopy | null, right: ServerCopy | null): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (left.fields.name !== right.fields.name) return false;
  if (left.fields.description !== right.fields.description) return false;
  if (left.members.size !== right.members.size) return false;
  for (const [personId, member] of left.members) {
    const other = right.members.get(personId);
    if (other === undefined || other.isAdmin !== member.isAdmin) return false;
    if (other.joinedAt !== member.joinedAt || other.datesFrom !== member.datesFrom) return false;
  }
  return true;
}
