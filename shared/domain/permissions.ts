import { z } from 'zod';

/**
 * What a role may allow somebody who signed in as one person. Names are ours; which of a vendor's roles hold which is the
 * adapter's knowledge. `…OwnGroup` are about groups that the person made or is an admin of, `…AnyGroup` about all.
 */
export const permissionSchema = z.enum([
  'readGroups',
  'createGroup',
  'createPerson',
  'updateOwnGroup',
  'deleteOwnGroup',
  'updateAnyGroup',
  'deleteAnyGroup',
]);
export type Permission = z.infer<typeof permissionSchema>;

/** Somebody who signed in as one person. */
export interface Identity {
  /** The server's key for them. */
  memberKey: string;
  permissions: readonly Permission[];
}

/** What ties a group to the people who may do more with it than others. */
export interface GroupTies {
  /** The member key of whoever made it; null where the server names nobody. */
  createdBy: string | null;
  /** Whether the person who signed in is one of its admins. */
  isAdmin: boolean;
}

export type GroupAction = 'update' | 'delete';
export type Action = 'readGroups' | 'createGroup' | 'createPerson' | GroupAction;

export type Verdict = { isAllowed: true } | { isAllowed: false; reason: string };

/** Why somebody who may do it with groups of their own may not do it with this one. */
export const notYourGroup: Readonly<Record<GroupAction, string>> = {
  update: 'Only the person who made this group, its admins or a moderator may change it.',
  delete: 'Only the person who made this group, its admins or a moderator may delete it.',
};

const notYourRole: Readonly<Record<Action, string>> = {
  readGroups: 'Your role does not let you see groups.',
  createGroup: 'Your role does not let you make groups.',
  createPerson: 'Your role does not let you add people to the organisation.',
  update: 'Your role does not let you change groups.',
  delete: 'Your role does not let you delete groups.',
};

const byOwnership = { update: 'updateOwnGroup', delete: 'deleteOwnGroup' } as const;
const byRole = { update: 'updateAnyGroup', delete: 'deleteAnyGroup' } as const;

/**
 * May this person do this, with this group? Changing a group covers its members. Asked in the vendor's order: who made
 * the group, its admins, then roles that may do it with any. What is not known is not held against anybody, and the
 * server decides: a null identity may do everything (it stands for the organisation itself too), and with null ties
 * the group counts as theirs.
 */
export function mayDo(identity: Identity | null, action: Exclude<Action, GroupAction>): Verdict;
export function mayDo(
  identity: Identity | null,
  action: GroupAction,
  ties: GroupTies | null,
): Verdict;
export function mayDo(
  identity: Identity | null,
  action: Action,
  ties: GroupTies | null = null,
): Verdict {
  if (identity === null) return allowed;
  const holds = (permission: Permission) => identity.permissions.includes(permission);
  if (action !== 'update' && action !== 'delete') {
    return holds(action) ? allowed : refused(notYourRole[action]);
  }
  const mayWithOwn = holds(byOwnership[action]);
  if (mayWithOwn && (ties === null || isTheirs(identity, ties))) return allowed;
  if (holds(byRole[action])) return allowed;
  return refused(mayWithOwn ? notYourGroup[action] : notYourRole[action]);
}

function isTheirs({ memberKey }: Identity, { createdBy, isAdmin }: GroupTies): boolean {
  return createdBy === memberKey || isAdmin;
}

const allowed: Verdict = { isAllowed: true };

function refused(reason: string): Verdict {
  return { isAllowed: false, reason };
}
