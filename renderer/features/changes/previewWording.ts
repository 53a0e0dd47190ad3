import type { Conflict, ConflictChoice } from '#shared/domain/conflict.ts';
import { countPeople } from '../../ui/counts.ts';
import { named, namesOf, type Sentence } from '../../ui/sentence.ts';
import { type ConflictFacts, countEdits } from './conflictWording.ts';

/** A longer text would not be read to its end; it stands in full among the versions. */
const shownOfText = 80;

/** How things stand once an answer is given, here and on the server: one sentence. */
export function wordAfter(
  conflict: Conflict,
  choice: ConflictChoice,
  facts: ConflictFacts,
): Sentence {
  const isOurs = choice !== 'takeTheirs';
  const group = named(conflict.groupName);
  switch (conflict.kind) {
    case 'name': {
      const name = isOurs ? conflict.mine : conflict.theirs;
      return [
        'Afterwards the group is called “',
        named(name ?? conflict.groupName),
        '” here and on the server.',
      ];
    }
    case 'description':
      return wordDescription(isOurs ? conflict.mine : conflict.theirs);
    case 'groupDeleted':
      return isOurs
        ? [
            'Afterwards “',
            named(conflict.mine ?? conflict.groupName),
            `” is on the server again${withPeople(facts)}, and ${countEdits(conflict)} of yours ${areSent(conflict)} with it.`,
          ]
        : ['Afterwards “', group, '” is gone here too; who was in it stays in its history.'];
    case 'memberRemoved': {
      const people = namesOf(conflict.peopleNames, conflict.peopleCount);
      const areIn = conflict.peopleCount === 1 ? 'is' : 'are';
      if (!isOurs) {
        return ['Afterwards ', ...people, ` ${areIn} not in `, group, ', here as on the server.'];
      }
      return [
        'Afterwards ',
        ...people,
        ` ${areIn} in `,
        group,
        ` ${wordRole(conflict)}, here and on the server.`,
      ];
    }
    case 'groupFull':
      return isOurs
        ? [
            'Afterwards ',
            ...namesOf(conflict.peopleNames, conflict.peopleCount),
            ` ${conflict.peopleCount === 1 ? 'waits' : 'wait'} again, and will be added as soon as there is room.`,
          ]
        : [
            `Afterwards the group has ${sizeThere(conflict)} here too, and `,
            ...namesOf(conflict.peopleNames, conflict.peopleCount),
            ` ${conflict.peopleCount === 1 ? 'is' : 'are'} not among them.`,
          ];
    case 'permissionLost':
      return isOurs
        ? [
            `Afterwards ${countEdits(conflict)} ${conflict.commandIds.length === 1 ? 'waits' : 'wait'} again, and ${areSent(conflict)} if the server lets you edit `,
            group,
            ' by then.',
          ]
        : ['Afterwards ', group, ' is here as it is on the server, without your edits.'];
  }
}

function wordDescription(text: string | null): Sentence {
  if (text === null || text === '') {
    return ['Afterwards the group has no description, here and on the server.'];
  }
  const letters = [...text.replaceAll(/\s+/g, ' ')];
  const shown =
    letters.length > shownOfText ? `${letters.slice(0, shownOfText).join('').trimEnd()}…` : text;
  return ['Afterwards its description is “', named(shown), '” here and on the server.'];
}

function withPeople({ memberCount }: ConflictFacts): string {
  if (memberCount === null) return '';
  return memberCount === 0 ? ' with nobody in it' : ` with ${countPeople(memberCount)}`;
}

function areSent({ commandIds }: Conflict): string {
  return commandIds.length === 1 ? 'is sent' : 'are sent';
}

function wordRole({ mine, peopleCount }: Conflict): string {
  const isOne = peopleCount === 1;
  if (mine === 'admin') return isOne ? 'as an admin' : 'as admins';
  return isOne ? 'as a member' : 'as members';
}

function sizeThere({ theirs }: Conflict): string {
  const count = theirs === null || theirs.trim() === '' ? Number.NaN : Number(theirs);
  return Number.isInteger(count) ? countPeople(count) : 'as many people as on the server';
}
