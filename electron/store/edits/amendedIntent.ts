import type { Intent } from '#shared/commands/command.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Aspect } from './aspects.ts';
import { withoutPart } from './intentParts.ts';

/** What is wanted instead; what is left out stays as it was asked. */
export interface Amendment {
  name?: string;
  description?: string | null;
  /** Whom it is about from now on, from among those it names. */
  personIds?: readonly PersonId[];
}

export interface AmendedIntent {
  intent: Intent;
  /** What of it is not as before. */
  aspects: ReadonlySet<Aspect>;
}

/** Pure. Throws MusterError `invalidRequest` for what an edit of this kind does not have. */
export function amendIntent(intent: Intent, amendment: Amendment): AmendedIntent {
  const { name, description, personIds } = amendment;
  const people = personIds === undefined ? null : dropOthers(intent, new Set(personIds));
  const aspects = new Set<Aspect>(people?.dropped);
  const left = people?.intent ?? intent;
  if (name === undefined && description === undefined) return { intent: left, aspects };
  if (left.name !== 'createGroup' && left.name !== 'updateGroup') {
    throw refusal('This edit is about people: it has no name or description.');
  }
  if (name !== undefined && name !== left.args.name) aspects.add('name');
  if (description !== undefined && description !== left.args.description) {
    aspects.add('description');
  }
  const fields = {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
  };
  return left.name === 'createGroup'
    ? { intent: { name: 'createGroup', args: { ...left.args, ...fields } }, aspects }
    : { intent: { name: 'updateGroup', args: { ...left.args, ...fields } }, aspects };
}

function dropOthers(
  intent: Intent,
  kept: ReadonlySet<PersonId>,
): { intent: Intent; dropped: ReadonlySet<PersonId> } {
  const named = peopleIn(intent);
  if (named === null) throw refusal('This edit is not about people.');
  const dropped = named.difference(kept);
  const left = withoutPart(intent, { people: dropped });
  if (!kept.isSubsetOf(named) || left === null) {
    throw refusal('An edit can be narrowed to some of its people, and not be about others.');
  }
  return { intent: left, dropped };
}

/** Null where an intent is about the group alone. */
function peopleIn(intent: Intent): ReadonlySet<PersonId> | null {
  switch (intent.name) {
    case 'createGroup':
    case 'addMembers':
      return new Set(intent.args.members.map(({ personId }) => personId));
    case 'removeMembers':
    case 'setAdmin':
      return new Set(intent.args.personIds);
    case 'updateGroup':
    case 'deleteGroup':
      return null;
  }
}

function refusal(reason: string): MusterError {
  return new MusterError('invalidRequest', reason);
}
