import type { GroupState } from '#shared/domain/group.ts';

/**
 * Do both copies say the same? Dates are left out: the joining date of an unsent add is this machine's guess, and
 * no request can set it.
 */
export function sameGroup(one: GroupState | null, other: GroupState | null): boolean {
  if (one === other) return true;
  if (one === null || other === null) return false;
  if (one.fields.name !== other.fields.name) return false;
  if (one.fields.description !== other.fields.description) return false;
  if (one.members.size !== other.members.size) return false;
  for (const [personId, { isAdmin }] of one.members) {
    if (other.members.get(personId)?.isAdmin !== isAdmin) return false;
  }
  return true;
}
