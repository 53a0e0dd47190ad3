import type { Conflict, ConflictChoice } from '#shared/domain/conflict.ts';
import { countPeople } from '../../ui/counts.ts';
import { named, namesOf, type Sentence } from '../../ui/sentence.ts';
import { type ConflictFacts, countEdits } from './conflictWording.ts';
import { wordAfter } from './previewWording.ts';

/** One answer to a conflict. */
export interface ChoiceWording {
  choice: ConflictChoice;
  /** What it does, for the button. */
  label: Sentence;
  /** What becomes of the other side, under it; a clause without a capital. */
  consequence: string;
  /** How things stand once it is given, beside the button. */
  after: Sentence;
  /** What was done, for the toast and its Undo. */
  done: Sentence;
}

/** A longer name would burst the button. */
const shownInButton = 28;

/** A conflict's answers in its own order: the one that keeps our work first. */
export function wordChoices(conflict: Conflict, facts: ConflictFacts): ChoiceWording[] {
  return conflict.choices.map((choice) => ({
    choice,
    ...wordChoice(conflict, choice, facts),
    after: wordAfter(conflict, choice, facts),
  }));
}

function wordChoice(
  conflict: Conflict,
  choice: ConflictChoice,
  facts: ConflictFacts,
): Omit<ChoiceWording, 'choice' | 'after'> {
  const isOurs = choice !== 'takeTheirs';
  const group = named(conflict.groupName);
  const people = namesOf(conflict.peopleNames, conflict.peopleCount);
  switch (conflict.kind) {
    case 'name':
      return isOurs
        ? {
            label: withName('Keep', conflict.mine, 'Keep mine'),
            consequence: 'sent over theirs',
            done: ['Kept the name “', named(conflict.mine ?? conflict.groupName), '”'],
          }
        : {
            label: withName('Take', conflict.theirs, 'Take theirs'),
            consequence: 'your rename is dropped',
            done: ['Took the name “', named(conflict.theirs ?? ''), '” from the server'],
          };
    case 'description':
      return isOurs
        ? {
            label: [conflict.mine === null ? 'Keep it without one' : 'Keep my description'],
            consequence: 'sent over theirs',
            done: ['Kept your description of ', group],
          }
        : {
            label: [conflict.theirs === null ? 'Leave it without one' : 'Take their description'],
            consequence: 'yours is dropped',
            done: ['Took the description of ', group, ' from the server'],
          };
    case 'groupDeleted':
      return isOurs
        ? {
            label: [
              facts.memberCount === null || facts.memberCount === 0
                ? 'Create it again'
                : `Create it again with my ${countPeople(facts.memberCount)}`,
            ],
            consequence: 'as a new group on the server',
            done: ['Created “', group, '” again'],
          }
        : {
            label: ['Let it be deleted'],
            consequence: dropped(conflict),
            done: ['Let “', group, '” be deleted'],
          };
    case 'memberRemoved':
      return isOurs
        ? {
            label: ['Add them again'],
            consequence: conflict.mine === 'admin' ? 'as admin of the group' : 'as a member',
            done: ['Added ', ...people, ' to ', group, ' again'],
          }
        : {
            label: ['Leave them out'],
            consequence: 'your change of their role is dropped',
            done: ['Left ', ...people, ' out of ', group],
          };
    case 'groupFull':
      return isOurs
        ? {
            label: ['Try again'],
            consequence: 'works once there is room',
            done: ['Trying again to add ', ...people, ' to ', group],
          }
        : {
            label: ['Leave them out'],
            consequence: `${countPeople(conflict.peopleCount)} will not be added`,
            done: ['Left ', ...people, ' out of ', group],
          };
    case 'permissionLost':
      return isOurs
        ? {
            label: ['Try again'],
            consequence: 'works once you may edit it',
            done: [`Trying again to send ${countEdits(conflict)} of `, group],
          }
        : {
            label: [conflict.commandIds.length === 1 ? 'Give my edit up' : 'Give my edits up'],
            consequence: dropped(conflict),
            done: [`Gave up ${countEdits(conflict)} of `, group],
          };
  }
}

function dropped(conflict: Conflict): string {
  const verb = conflict.commandIds.length === 1 ? 'is' : 'are';
  return `${countEdits(conflict)} of yours ${verb} dropped`;
}

function withName(verb: string, name: string | null, otherwise: string): Sentence {
  return name === null || [...name].length > shownInButton
    ? [otherwise]
    : [`${verb} “`, named(name), '”'];
}
