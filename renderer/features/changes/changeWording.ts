import type { PendingChange } from '#shared/domain/change.ts';
import { countPeople } from '../../ui/counts.ts';
import { named, namesOf, type Sentence } from '../../ui/sentence.ts';

/** A pending edit in plain words: "Add Bruno Carvalho and 11 others to Community kitchen". */
export function wordChange(change: PendingChange): Sentence {
  const group = named(change.groupName);
  const people = namesOf(change.peopleNames, change.peopleCount);
  switch (change.command) {
    case 'createPerson':
      return ['Add the person ', ...people];
    case 'createGroup': {
      const created = ['Create group “', named(change.newName ?? change.groupName), '”'];
      return change.peopleCount === 0
        ? created
        : [...created, ` with ${countPeople(change.peopleCount)}`];
    }
    case 'updateGroup':
      return wordUpdate(change);
    case 'deleteGroup':
      return ['Delete group “', group, '”'];
    case 'addMembers':
      return ['Add ', ...people, ' to ', group];
    case 'removeMembers':
      return ['Remove ', ...people, ' from ', group];
    case 'setAdmin': {
      const role = change.peopleCount === 1 ? 'an admin' : 'admins';
      return [
        'Make ',
        ...people,
        change.isAdmin === false ? ' no longer' : '',
        ` ${role} of `,
        group,
      ];
    }
  }
}

function wordUpdate({
  groupName,
  newName,
  newDescription,
  changesDescription,
}: PendingChange): Sentence {
  if (newName === null) {
    const verb = newDescription === null ? 'Remove' : 'Change';
    return [`${verb} the description of `, named(groupName)];
  }
  // The view holds the new name already, so the old one is often unknown here.
  const renamed: Sentence =
    newName === groupName
      ? ['Rename the group to “', named(newName), '”']
      : ['Rename “', named(groupName), '” to “', named(newName), '”'];
  return changesDescription ? [...renamed, ' and change its description'] : renamed;
}

/** A move shows as one line: who leaves one group and comes to another in the same edit. */
export function wordMove(from: PendingChange, to: PendingChange): Sentence {
  return [
    'Move ',
    ...namesOf(from.peopleNames, from.peopleCount),
    ' from ',
    named(from.groupName),
    ' to ',
    named(to.groupName),
  ];
}

/** Where an edit stands. */
export function wordState(state: PendingChange['state'], nextTry: string | null): string {
  switch (state) {
    case 'queued':
      return 'Waiting to be sent';
    case 'sending':
      return 'Being sent';
    case 'acked':
      return 'Sent, waiting for the server’s copy';
    case 'waiting':
      return nextTry === null ? 'Waiting to be sent' : `Will be tried again ${nextTry}`;
    case 'parked':
      return 'Refused';
    case 'conflict':
      return 'Changed on the server too';
  }
}
