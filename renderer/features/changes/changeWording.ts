import type { PendingChange } from '#shared/domain/change.ts';
import { countPeople } from '../../ui/counts.ts';
import { named, namedGroup, namesOf, type Sentence } from '../../ui/sentence.ts';

/** What of an edit its sentence needs. */
export type ChangeFacts = Pick<
  PendingChange,
  | 'command'
  | 'groupName'
  | 'newName'
  | 'newDescription'
  | 'changesDescription'
  | 'isAdmin'
  | 'peopleCount'
  | 'peopleNames'
>;

/** `wish`: "Add Bruno to Kitchen". `done`: "Added Bruno to Kitchen". */
export type Tense = 'wish' | 'done';

const verbs = {
  add: { wish: 'Add', done: 'Added' },
  change: { wish: 'Change', done: 'Changed' },
  create: { wish: 'Create', done: 'Created' },
  delete: { wish: 'Delete', done: 'Deleted' },
  make: { wish: 'Make', done: 'Made' },
  remove: { wish: 'Remove', done: 'Removed' },
  rename: { wish: 'Rename', done: 'Renamed' },
} as const;

/** An edit in plain words: "Add Bruno Carvalho and 11 others to Community kitchen". */
export function wordChange(change: ChangeFacts, tense: Tense = 'wish'): Sentence {
  const group = namedGroup(change.groupName);
  const people = namesOf(change.peopleNames, change.peopleCount);
  const verb = (name: keyof typeof verbs) => verbs[name][tense];
  switch (change.command) {
    case 'createPerson':
      return [`${verb('add')} the person `, ...people];
    case 'createGroup': {
      const created = [
        `${verb('create')} group “`,
        namedGroup(change.newName ?? change.groupName),
        '”',
      ];
      return change.peopleCount === 0
        ? created
        : [...created, ` with ${countPeople(change.peopleCount)}`];
    }
    case 'updateGroup':
      return wordUpdate(change, tense);
    case 'deleteGroup':
      return [`${verb('delete')} group “`, group, '”'];
    case 'addMembers':
      return [`${verb('add')} `, ...people, ' to ', group];
    case 'removeMembers':
      return [`${verb('remove')} `, ...people, ' from ', group];
    case 'setAdmin': {
      const role = change.peopleCount === 1 ? 'an admin' : 'admins';
      return [
        `${verb('make')} `,
        ...people,
        change.isAdmin === false ? ' no longer' : '',
        ` ${role} of `,
        group,
      ];
    }
  }
}

function wordUpdate(
  { groupName, newName, newDescription, changesDescription }: ChangeFacts,
  tense: Tense,
): Sentence {
  if (newName === null) {
    const verb = verbs[newDescription === null ? 'remove' : 'change'][tense];
    return [`${verb} the description of `, namedGroup(groupName)];
  }
  const rename = verbs.rename[tense];
  // The view holds the new name already, so the old one is often unknown here.
  const renamed: Sentence =
    newName === groupName
      ? [`${rename} the group to “`, namedGroup(newName), '”']
      : [`${rename} “`, named(groupName), '” to “', namedGroup(newName), '”'];
  return changesDescription
    ? [...renamed, ` and ${verbs.change[tense].toLowerCase()} its description`]
    : renamed;
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
