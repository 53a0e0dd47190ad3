import type { ActivityEntry } from '#shared/domain/activity.ts';
import { namedGroup, namesOf, type Sentence } from '../../ui/sentence.ts';

/** How a conflict was settled, whatever of it is still known. */
export function wordSettled(entry: ActivityEntry): Sentence {
  const group = namedGroup(entry.groupName ?? 'a group');
  const people =
    entry.people.count === 0 ? ['the people'] : namesOf(entry.people.names, entry.people.count);
  const isOurs = entry.choice === 'keepMine' || entry.choice === 'recreate';
  if (entry.choice === null) return ['Settled what was changed on both sides of ', group];
  switch (entry.conflict) {
    case null:
      return isOurs
        ? ['Kept your edits of ', group, ' over the server’s']
        : ['Took the server’s changes of ', group];
    case 'name':
      return isOurs ? ['Kept your name for ', group] : ['Took the server’s name for ', group];
    case 'description':
      return isOurs
        ? ['Kept your description of ', group]
        : ['Took the server’s description of ', group];
    case 'groupDeleted':
      return isOurs ? ['Decided to create “', group, '” again'] : ['Let “', group, '” be deleted'];
    case 'memberRemoved':
      return isOurs
        ? ['Added ', ...people, ' to ', group, ' again']
        : ['Left ', ...people, ' out of ', group];
    case 'groupFull':
      return isOurs
        ? ['Tried again to add ', ...people, ' to ', group]
        : ['Left ', ...people, ' out of ', group, ', which was full'];
    case 'permissionLost':
      return isOurs
        ? ['Tried again to send your edits of ', group]
        : ['Gave your edits of ', group, ' up'];
  }
}
