import type { Intent } from '#shared/commands/command.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Rows } from '../repositories/rows.ts';
import { type Aspects, aspectsOf, sharedAspects } from './aspects.ts';
import type { ChainStep } from './editChain.ts';

/** Which kind of later edit stands in the way, in a coordinator's words. */
export function laterEditSentence(
  rows: Rows,
  aspects: Aspects,
  { intents, settled }: Pick<ChainStep, 'intents' | 'settled'>,
): string {
  const done = intents
    .map((intent) => whatWasDone(rows, aspects, intent))
    .findLast((words) => words !== null);
  return `${done ?? whatWasSettled(settled)}. Undo that first.`;
}

function whatWasDone(rows: Rows, aspects: Aspects, intent: Intent): string | null {
  const shared = sharedAspects(aspects, aspectsOf(intent));
  if (shared.size === 0) return null;
  // "Again" only where this edit was about the very same thing.
  const again = aspects.isDisjointFrom(shared) ? '' : ' again';
  switch (intent.name) {
    case 'createGroup':
      return 'The group was made again later';
    case 'deleteGroup':
      return 'The group was deleted later';
    case 'updateGroup':
      return `The ${shared.has('name') ? 'name' : 'description'} was changed${again} later`;
    case 'addMembers':
      return `${people(rows, shared)} added${again} later`;
    case 'removeMembers':
      return `${people(rows, shared)} removed${again} later`;
    case 'setAdmin':
      return `${people(rows, shared)} made ${role(intent.args.isAdmin, shared.size)}${again} later`;
  }
}

/** "Ana was", "Ana and Ben were", "Ana and 3 others were". */
function people(rows: Rows, shared: Aspects): string {
  const [first, second] = [...shared].filter(isPerson);
  const name = (personId: PersonId | undefined) =>
    (personId === undefined ? null : rows.people.nameOf(personId)) ?? 'Somebody';
  if (shared.size === 1) return `${name(first)} was`;
  if (shared.size === 2) return `${name(first)} and ${name(second)} were`;
  return `${name(first)} and ${shared.size - 1} others were`;
}

function role(isAdmin: boolean, count: number): string {
  if (count > 1) return isAdmin ? 'admins' : 'ordinary members';
  return isAdmin ? 'an admin' : 'an ordinary member';
}

function isPerson(aspect: string): aspect is PersonId {
  return aspect !== 'name' && aspect !== 'description' && aspect !== 'existence';
}

function whatWasSettled(kind: string | null): string {
  switch (kind) {
    case 'name':
      return 'The conflict about the name was settled later';
    case 'description':
      return 'The conflict about the description was settled later';
    case 'groupDeleted':
      return 'The conflict about the deleted group was settled later';
    default:
      return 'A conflict of this group was settled later';
  }
}
