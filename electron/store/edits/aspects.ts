import type { Intent } from '#shared/commands/command.ts';
import type { PersonId } from '#shared/domain/ids.ts';

/** One single thing of a group that an edit can be about. `existence` concerns all the others too. */
export type Aspect = 'name' | 'description' | 'existence' | PersonId;
export type Aspects = ReadonlySet<Aspect>;

export function aspectsOf(intent: Intent): Aspects {
  switch (intent.name) {
    case 'createGroup':
    case 'deleteGroup':
      return new Set(['existence']);
    case 'updateGroup': {
      const fields = ['name', 'description'] as const;
      return new Set(fields.filter((field) => intent.args[field] !== undefined));
    }
    case 'addMembers':
      return new Set(intent.args.members.map(({ personId }) => personId));
    case 'removeMembers':
    case 'setAdmin':
      return new Set(intent.args.personIds);
  }
}

/** What of `theirs` touches `ours`; empty when the two can be taken back in any order. */
export function sharedAspects(ours: Aspects, theirs: Aspects): Aspects {
  if (ours.size === 0 || theirs.size === 0) return new Set();
  if (theirs.has('existence')) return new Set(['existence']);
  return ours.has('existence') ? theirs : ours.intersection(theirs);
}
