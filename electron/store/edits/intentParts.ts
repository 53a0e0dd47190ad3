import type { Intent } from '#shared/commands/command.ts';
import type { NewMember } from '#shared/commands/createGroup.ts';
import type { UpdateGroupArgs } from '#shared/commands/updateGroup.ts';
import type { GroupFields } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import { concernedPeople } from '../lanes/laneMarks.ts';

/** A field, or some people: what an edit can lose without losing the rest. */
export type IntentPart = { field: keyof GroupFields } | { people: ReadonlySet<PersonId> };

/** What is left of an intent without a part of it: the same object when all is, null when nothing is. */
export function withoutPart(intent: Intent, part: IntentPart): Intent | null {
  if ('field' in part)
    return intent.name === 'updateGroup' ? withoutField(intent, part.field) : intent;
  return keepPeople(intent, (personId) => !part.people.has(personId));
}

function withoutField(intent: Update, field: keyof GroupFields): Intent | null {
  if (intent.args[field] === undefined) return intent;
  const { [field]: _given, ...args } = intent.args;
  return Object.keys(args).length === 0 ? null : { name: 'updateGroup', args };
}

function keepPeople(intent: Intent, isKept: (personId: PersonId) => boolean): Intent | null {
  switch (intent.name) {
    case 'createGroup': {
      const members = intent.args.members.filter(({ personId }) => isKept(personId));
      if (members.length === intent.args.members.length) return intent;
      return { name: 'createGroup', args: { ...intent.args, members } };
    }
    case 'addMembers': {
      const members = intent.args.members.filter(({ personId }) => isKept(personId));
      if (members.length === intent.args.members.length) return intent;
      return members.length === 0 ? null : { name: 'addMembers', args: { members } };
    }
    case 'removeMembers': {
      const personIds = intent.args.personIds.filter(isKept);
      if (personIds.length === intent.args.personIds.length) return intent;
      return personIds.length === 0 ? null : { name: 'removeMembers', args: { personIds } };
    }
    case 'setAdmin': {
      const personIds = intent.args.personIds.filter(isKept);
      if (personIds.length === intent.args.personIds.length) return intent;
      const { isAdmin } = intent.args;
      return personIds.length === 0 ? null : { name: 'setAdmin', args: { personIds, isAdmin } };
    }
    case 'updateGroup':
    case 'deleteGroup':
      return intent;
  }
}

/** What `before` says and `after`, the same intent narrowed, no longer does; null when that is nothing. */
export function lostPart(before: Intent, after: Intent): Intent | null {
  if (before.name === 'updateGroup') {
    if (after.name !== 'updateGroup') return before;
    const args: UpdateGroupArgs = { ...before.args };
    if (after.args.name !== undefined) delete args.name;
    if (after.args.description !== undefined) delete args.description;
    return Object.keys(args).length === 0 ? null : { name: 'updateGroup', args };
  }
  const left = new Set(namedIn(after));
  const isLost = (personId: PersonId) => !left.has(personId);
  if (before.name !== 'createGroup') return keepPeople(before, isLost);
  // The group itself was made: only people of it can be lost.
  const members = before.args.members.filter(({ personId }) => isLost(personId));
  return members.length === 0 ? null : { name: 'addMembers', args: { members } };
}

/** An intent with a part that it lost put back; what it says by now about the same stays. */
export function withPart(intent: Intent, lost: Intent): Intent {
  if (intent.name === 'updateGroup' && lost.name === 'updateGroup') {
    return { name: 'updateGroup', args: { ...lost.args, ...intent.args } };
  }
  const known = new Set(namedIn(intent));
  const more = keepPeople(lost, (personId) => !known.has(personId));
  if (more === null) return intent;
  switch (intent.name) {
    case 'createGroup':
    case 'addMembers': {
      const members: NewMember[] = [
        ...intent.args.members,
        ...(more.name === 'addMembers' ? more.args.members : []),
      ];
      return intent.name === 'addMembers'
        ? { name: 'addMembers', args: { members } }
        : { name: 'createGroup', args: { ...intent.args, members } };
    }
    case 'removeMembers':
      if (more.name !== 'removeMembers') return intent;
      return {
        name: 'removeMembers',
        args: { personIds: [...intent.args.personIds, ...more.args.personIds] },
      };
    case 'setAdmin':
      if (more.name !== 'setAdmin') return intent;
      return {
        name: 'setAdmin',
        args: { ...intent.args, personIds: [...intent.args.personIds, ...more.args.personIds] },
      };
    case 'updateGroup':
    case 'deleteGroup':
      return intent;
  }
}

/**
 * As much of the way back as concerns what was held of an edit: of a hundred people added of whom two were held up,
 * those two.
 */
export function inverseOfHeld(inverse: readonly Intent[], held: Intent): Intent[] {
  if (held.name === 'createGroup' || held.name === 'deleteGroup') return [...inverse];
  const people = new Set(namedIn(held));
  return inverse.flatMap((back): Intent[] => {
    if (held.name === 'updateGroup')
      return back.name === 'updateGroup' ? sameFields(back, held) : [];
    // The group's creation went through; what was held of it are people.
    if (back.name === 'deleteGroup') {
      return [{ name: 'removeMembers', args: { personIds: [...people] } }];
    }
    const left = keepPeople(back, (personId) => people.has(personId));
    return left === null ? [] : [left];
  });
}

type Update = Intent & { name: 'updateGroup' };

function sameFields({ args }: Update, held: Update): Intent[] {
  const same: UpdateGroupArgs = {
    ...(args.name === undefined || held.args.name === undefined ? {} : { name: args.name }),
    ...(args.description === undefined || held.args.description === undefined
      ? {}
      : { description: args.description }),
  };
  return Object.keys(same).length === 0 ? [] : [{ name: 'updateGroup', args: same }];
}

function namedIn(intent: Intent): readonly PersonId[] {
  const people = concernedPeople(intent);
  return people === 'everyone' ? [] : people;
}
