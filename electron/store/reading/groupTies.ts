import type { GroupSummary } from '#shared/domain/group.ts';
import { type GroupTies, type Identity, mayDo } from '#shared/domain/permissions.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';

/** The columns that tell whose a group is. */
export interface OwnedRow {
  id: RowId;
  createdBy: string | null;
}

/**
 * What ties a group to whoever signed in, as it will be when the edits in front of it are through: a group whose making
 * still waits is theirs, whoever made one of its name before. Null where nobody has told yet who made it.
 */
export function readTies(rows: Rows, identity: Identity, group: OwnedRow): GroupTies | null {
  const me = rows.people.idsOf(identity.memberKey);
  const isAdmin =
    me !== null && rows.memberships.currentOfPerson(group.id, me.id).open?.isAdmin === true;
  if (rows.outbox.hasCreate(group.id)) return { createdBy: identity.memberKey, isAdmin };
  if (group.createdBy === null && !isAdmin) return null;
  return { createdBy: group.createdBy || null, isAdmin };
}

/** What whoever signed in may do with each group, asked one by one. */
export function createJudge(
  rows: Rows,
): (group: OwnedRow) => Pick<GroupSummary, 'mayUpdate' | 'mayDelete'> {
  const identity = rows.identity.read();
  if (identity === null) return () => ({ mayUpdate: true, mayDelete: true });
  return (group) => {
    const ties = readTies(rows, identity, group);
    return {
      mayUpdate: mayDo(identity, 'update', ties).isAllowed,
      mayDelete: mayDo(identity, 'delete', ties).isAllowed,
    };
  };
}
