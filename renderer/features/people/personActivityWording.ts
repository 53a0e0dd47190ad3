import type { ActivityEntry } from '#shared/domain/activity.ts';
import { named, type Sentence } from '../../ui/sentence.ts';

/** A line of the time line as one person's own: `Added to Kitchen`. The person is not named again. */
export function wordPersonEntry(entry: ActivityEntry): Sentence {
  const group = entry.groupName === null ? 'a group' : named(entry.groupName);
  switch (entry.kind) {
    case 'edit':
      return wordEdit(entry);
    case 'undone':
      return ['Undone: ', ...wordEdit(entry)];
    case 'redone':
      return ['Done again: ', ...wordEdit(entry)];
    case 'discarded':
      return ['Discarded: ', ...wordEdit(entry)];
    case 'retried':
      return ['Tried again: ', ...wordEdit(entry)];
    case 'recreated':
      return ['Was in ', group, ', which was made again'];
    case 'conflict':
      return ['Changed here and on the server: ', group];
    case 'resolved':
      return ['Settled what was changed in two places: ', group];
    case 'groupAppeared':
      return ['In ', group, ', a new group on the server'];
    case 'groupRenamed':
    case 'groupDescribed':
      return [group, ' was changed on the server'];
    case 'groupDeleted':
      return ['Was in ', group, ', which was deleted on the server'];
    case 'peopleChanged':
      return wordComing(entry, group);
    case 'personAppeared':
      return ['Listed by the server for the first time'];
    case 'personGone':
      return ['No longer listed by the server'];
    case 'other':
      return ['Something that this version of Muster does not know'];
  }
}

function wordEdit({ command, groupName, isAdmin }: ActivityEntry): Sentence {
  const group = groupName === null ? 'a group' : named(groupName);
  switch (command) {
    case 'createPerson':
      return ['Made here'];
    case 'createGroup':
      return ['Put into the new group ', group];
    case 'addMembers':
      return ['Added to ', group];
    case 'removeMembers':
      return ['Removed from ', group];
    case 'setAdmin':
      return [isAdmin === false ? 'No longer an admin of ' : 'Made an admin of ', group];
    case 'deleteGroup':
      return ['Was in ', group, ', which was deleted'];
    case 'updateGroup':
      return [group, ' was changed'];
    case null:
      return ['An edit of ', group];
  }
}

/** Several people came and went at once: which of it this person did is told only where there is one possibility. */
function wordComing({ joined, left, roles }: ActivityEntry, group: Sentence[number]): Sentence {
  const kinds = [joined, left, roles].filter(({ count }) => count > 0);
  if (kinds.length !== 1) return ['The people of ', group, ' changed on the server'];
  if (joined.count > 0) return ['Came to ', group, ' on the server'];
  if (left.count > 0) return ['Left ', group, ' on the server'];
  return ['Changed their role in ', group, ' on the server'];
}
