import type { Intent } from '#shared/commands/command.ts';
import type { NewMember } from '#shared/commands/createGroup.ts';
import type { UpdateGroupArgs } from '#shared/commands/updateGroup.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import { refusal } from './refusal.ts';

/**
 * What of `back` may still be done to a group that `made` was done to before: nothing that somebody else has changed
 * since is overwritten. Of people, only those count who are still as `made` left them; null when these are none. Throws
 * `cannotUndo` where a field or the group itself is no longer as it was left.
 */
export function stillAsLeft(now: GroupState | null, made: Intent, back: Intent): Intent | null {
  if (back.name === 'createGroup') {
    if (now !== null) throw refusal('The group is there again.');
    return back;
  }
  if (now === null) {
    if (back.name === 'updateGroup' || back.name === 'deleteGroup') throw groupIsGone();
    return null;
  }
  switch (back.name) {
    case 'updateGroup':
      return stillSet(now, made, back.args);
    case 'deleteGroup':
      return stillAlone(now, made, back);
    case 'addMembers': {
      const members = back.args.members.filter(({ personId }) => !now.members.has(personId));
      return members.length === 0 ? null : { name: 'addMembers', args: { members } };
    }
    case 'removeMembers': {
      const added = addedBy(made);
      const personIds = back.args.personIds.filter((personId) => {
        const member = now.members.get(personId);
        return member !== undefined && member.isAdmin === (added.get(personId) ?? member.isAdmin);
      });
      return personIds.length === 0 ? null : { name: 'removeMembers', args: { personIds } };
    }
    case 'setAdmin': {
      const { isAdmin } = back.args;
      const personIds = back.args.personIds.filter(
        (personId) => now.members.get(personId)?.isAdmin === !isAdmin,
      );
      return personIds.length === 0 ? null : { name: 'setAdmin', args: { personIds, isAdmin } };
    }
  }
}

export function groupIsGone() {
  return refusal('The group is not there any more.');
}

function stillSet(now: GroupState, made: Intent, back: UpdateGroupArgs): Intent {
  for (const field of ['name', 'description'] as const) {
    if (back[field] === undefined || made.name !== 'updateGroup') continue;
    if (made.args[field] !== now.fields[field]) {
      throw refusal(`Somebody has changed the ${field} since.`);
    }
  }
  return { name: 'updateGroup', args: back };
}

/** Deleting a group takes along whatever others have put into it since. */
function stillAlone(now: GroupState, made: Intent, back: Intent): Intent {
  if (made.name !== 'createGroup') return back;
  const { name, description } = made.args;
  const isSame = now.fields.name === name && now.fields.description === description;
  const added = addedBy(made);
  const isOurs = [...now.members].every(
    ([personId, { isAdmin }]) => added.get(personId) === isAdmin,
  );
  if (!isSame || !isOurs) throw refusal('Somebody has changed the group since.');
  return back;
}

function addedBy(intent: Intent): ReadonlyMap<PersonId, boolean> {
  const members: readonly NewMember[] =
    intent.name === 'createGroup' || intent.name === 'addMembers' ? intent.args.members : [];
  return new Map(members.map(({ personId, isAdmin }) => [personId, isAdmin]));
}
