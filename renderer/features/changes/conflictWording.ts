import type { PendingChange } from '#shared/domain/change.ts';
import type { Conflict } from '#shared/domain/conflict.ts';
import { countOf, countPeople } from '../../ui/counts.ts';
import { named, namesOf, type Sentence } from '../../ui/sentence.ts';

/** One of the three sides: a text of the group as it is, or what to say of it. */
export type Version = { value: string } | { words: Sentence };

/** A conflict as a question, without its answers: these are in `choiceWording.ts`. */
export interface ConflictWording {
  title: Sentence;
  /** What happened, and that nothing was lost. */
  explanation: Sentence;
  before: Version;
  mine: Version;
  theirs: Version;
  /** What the server said when it refused, in its own words. */
  serverMessage: string | null;
  /** The versions do not tell which edits are held up, so these are listed too. */
  listsEdits: boolean;
}

/** What is known beside the conflict itself. */
export interface ConflictFacts {
  /** The edits it holds up, in order, as far as they are known. */
  held: readonly PendingChange[];
  /** People in the copy of the group kept here; null while unknown. */
  memberCount: number | null;
  /** How many people the provider lets a group have; null: no limit known. */
  memberLimit: number | null;
}

export function wordConflict(conflict: Conflict, facts: ConflictFacts): ConflictWording {
  const plain = { serverMessage: null, listsEdits: false };
  const group = named(conflict.groupName);
  const people = namesOf(conflict.peopleNames, conflict.peopleCount);
  const isOne = conflict.peopleCount === 1;
  switch (conflict.kind) {
    case 'name':
      return {
        ...plain,
        title: [group, ': the name was changed in two places'],
        explanation: [
          'You renamed it here and someone renamed it on the server. Nothing has been overwritten. Which name should it have?',
        ],
        ...fieldVersions(conflict, 'No name'),
      };
    case 'description':
      return {
        ...plain,
        title: [group, ': the description was changed in two places'],
        explanation: [
          'You described it here and someone described it on the server. Nothing has been overwritten. Which description should it have?',
        ],
        ...fieldVersions(conflict, 'No description'),
      };
    case 'groupDeleted':
      return {
        ...plain,
        title: [group, ': deleted on the server while your edits were waiting'],
        explanation: [
          'Someone deleted this group on the server. Your copy of it is kept until you decide.',
        ],
        before: { words: [named(conflict.base ?? conflict.groupName)] },
        mine: { words: wordCopy(conflict, facts.memberCount) },
        theirs: { words: ['Deleted'] },
        listsEdits: true,
      };
    case 'memberRemoved':
      return {
        ...plain,
        title: [group, ': ', ...people, ` ${isOne ? 'was' : 'were'} removed on the server`],
        explanation: [
          'You changed their role here, and someone took them out of the group there. Should they be in it?',
        ],
        before: { words: [wordRole(conflict.base, isOne)] },
        mine: { words: [wordRole(conflict.mine, isOne)] },
        theirs: { words: ['Not in the group'] },
      };
    case 'groupFull':
      return {
        ...plain,
        title: [group, ': no room for ', ...(isOne ? people : [countPeople(conflict.peopleCount)])],
        explanation: [
          'Others filled this group on the server',
          facts.memberLimit === null
            ? '. '
            : `: it may have ${countPeople(facts.memberLimit)} at most. `,
          ...listNames(conflict),
          ` found no room and ${isOne ? 'waits' : 'wait'} here.`,
        ],
        before: { words: [wordSize(conflict.base)] },
        mine: { words: [wordSize(conflict.mine)] },
        theirs: { words: [wordSize(conflict.theirs)] },
        serverMessage: wordsOfServer(facts.held),
      };
    case 'permissionLost':
      return {
        title: [group, ': you may no longer edit it'],
        explanation: [
          'The server does not let you edit this group any more. Ask whoever looks after your access, then try again.',
        ],
        before: { words: ['You could edit it'] },
        mine: { words: [`${countEdits(conflict)} not sent`] },
        theirs: { words: ['Not allowed'] },
        serverMessage: conflict.theirs ?? wordsOfServer(facts.held),
        listsEdits: true,
      };
  }
}

export function countEdits({ commandIds }: Conflict): string {
  return countOf(commandIds.length, 'edit', 'edits');
}

function fieldVersions({ base, mine, theirs }: Conflict, absent: string) {
  const version = (text: string | null): Version =>
    text === null ? { words: [absent] } : { value: text };
  return { before: version(base), mine: version(mine), theirs: version(theirs) };
}

function wordCopy({ groupName, mine }: Conflict, memberCount: number | null): Sentence {
  const name = named(mine ?? groupName);
  return memberCount === null ? [name] : [name, ` with ${countPeople(memberCount)}`];
}

function wordRole(role: string | null, isOne: boolean): string {
  if (role === 'admin') return isOne ? 'An admin of the group' : 'Admins of the group';
  return isOne ? 'A member of the group' : 'Members of the group';
}

/** Every name that is known, unlike in a title: `Amara, Bruno, Chloé and 9 others`. */
function listNames({ peopleNames, peopleCount }: Conflict): Sentence {
  const others = peopleCount - peopleNames.length;
  if (others <= 0 || peopleNames.length === 0) return namesOf(peopleNames, peopleCount);
  const names = peopleNames.flatMap((name, index) =>
    index === 0 ? [named(name)] : [', ', named(name)],
  );
  return [...names, ` and ${countOf(others, 'other', 'others')}`];
}

/** The sides of a full group are its sizes. */
function wordSize(size: string | null): string {
  const count = size === null || size.trim() === '' ? Number.NaN : Number(size);
  return Number.isInteger(count) ? countPeople(count) : 'Not known';
}

function wordsOfServer(held: readonly PendingChange[]): string | null {
  return held.find(({ serverMessage }) => serverMessage !== null)?.serverMessage ?? null;
}
