import type { ActivityEntry, SomePeople } from '#shared/domain/activity.ts';
import type { ConflictKind } from '#shared/domain/conflict.ts';
import { countOf, countPeople } from '../../ui/counts.ts';
import { named, namedGroup, namesOf, type Sentence } from '../../ui/sentence.ts';
import { type Tense, wordChange } from '../changes/changeWording.ts';
import { wordSettled } from './settledWording.ts';

/** What happened, in one plain sentence without a full stop. */
export function wordActivity(entry: ActivityEntry): Sentence {
  switch (entry.kind) {
    case 'edit':
      return wordEdit(entry, 'done');
    case 'undone':
      return ['Undone: ', ...wordEdit(entry, 'done')];
    case 'redone':
      return ['Done again: ', ...wordEdit(entry, 'done')];
    case 'discarded':
      return ['Discarded: ', ...wordEdit(entry, 'wish')];
    case 'retried':
      return ['Tried again: ', ...wordEdit(entry, 'wish')];
    case 'recreated':
      return ['Created “', groupOf(entry), '” again, as a new group on the server'];
    case 'conflict':
      return wordFound(entry);
    case 'resolved':
      return wordSettled(entry);
    case 'groupAppeared':
      return [
        'New group “',
        groupOf(entry),
        entry.people.count === 0 ? '”' : `” with ${countPeople(entry.people.count)}`,
      ];
    case 'groupRenamed':
      return entry.oldName === null
        ? ['Group renamed to “', namedGroup(entry.newName ?? nameOf(entry)), '”']
        : [
            'Group “',
            named(entry.oldName),
            '” renamed to “',
            namedGroup(entry.newName ?? nameOf(entry)),
            '”',
          ];
    case 'groupDescribed':
      return [
        entry.newDescription === null ? 'Description removed from ' : 'Description changed of ',
        groupOf(entry),
      ];
    case 'groupDeleted':
      return ['Group “', groupOf(entry), '” deleted'];
    case 'peopleChanged':
      return wordPeopleChanged(entry);
    case 'personAppeared':
      return [...peopleOf(entry.people), entry.people.count === 1 ? ' is new' : ' are new'];
    case 'personGone':
      return [
        ...peopleOf(entry.people),
        entry.people.count === 1 ? ' is no longer there' : ' are no longer there',
      ];
    case 'other':
      return ['Something that only a newer Muster can tell of'];
  }
}

/** What became of an edit; null where the sentence says it all. */
export function wordOutcome({ kind, outcome, canUndo }: ActivityEntry): string | null {
  switch (outcome) {
    case 'sent':
      return 'Sent';
    case 'discarded':
      return kind === 'discarded' ? null : 'Discarded';
    case 'undone':
      return kind === 'undone' ? null : 'Undone';
    case null:
      return kind === 'edit' && canUndo ? 'Not on the server yet' : null;
  }
}

/** Who did it. */
export function wordOrigin(origin: ActivityEntry['origin']): string {
  return origin === 'here' ? 'You' : 'On the server';
}

function wordEdit(entry: ActivityEntry, tense: Tense): Sentence {
  const { command, conflict } = entry;
  if (command !== null) {
    return wordChange(
      {
        command,
        groupName: nameOf(entry),
        newName: entry.newName,
        newDescription: entry.newDescription,
        changesDescription: entry.changesDescription,
        isAdmin: entry.isAdmin,
        peopleCount: entry.people.count,
        peopleNames: entry.people.names,
      },
      tense,
    );
  }
  if (conflict !== null) return ['the decision about ', ...wordMatter(conflict, entry)];
  return entry.groupName === null ? ['an edit'] : ['an edit of ', groupOf(entry)];
}

/** What two sides were changed in. */
function wordMatter(kind: ConflictKind, entry: ActivityEntry): Sentence {
  switch (kind) {
    case 'name':
      return ['the name of ', groupOf(entry)];
    case 'description':
      return ['the description of ', groupOf(entry)];
    case 'groupDeleted':
      return [groupOf(entry), ', deleted on the server'];
    case 'memberRemoved':
      return ['somebody removed from ', groupOf(entry), ' on the server'];
    case 'groupFull':
      return ['people who found no room in ', groupOf(entry)];
    case 'permissionLost':
      return ['your edits of ', groupOf(entry)];
  }
}

/** A conflict as it came to light. */
function wordFound(entry: ActivityEntry): Sentence {
  switch (entry.conflict) {
    case null:
      return ['Your edits of ', groupOf(entry), ' met with changes on the server'];
    case 'name':
      return ['The name of ', groupOf(entry), ' was changed here and on the server'];
    case 'description':
      return ['The description of ', groupOf(entry), ' was changed here and on the server'];
    case 'groupDeleted':
      return [groupOf(entry), ' was deleted on the server while your edits of it were waiting'];
    case 'memberRemoved':
      return [
        'Somebody whose role you changed was removed from ',
        groupOf(entry),
        ' on the server',
      ];
    case 'groupFull':
      return ['There was no room left in ', groupOf(entry), ' for everybody you added'];
    case 'permissionLost':
      return ['The server no longer lets you edit ', groupOf(entry)];
  }
}

/** `Bruno and 2 others joined, Amara left Community kitchen`. */
function wordPeopleChanged(entry: ActivityEntry): Sentence {
  const { joined, left, roles } = entry;
  const parts: Sentence[] = [];
  if (joined.count > 0) parts.push([...peopleOf(joined), ' joined']);
  if (left.count > 0) parts.push([...peopleOf(left), ' left']);
  if (roles.count > 0) {
    parts.push([
      ...peopleOf(roles),
      roles.count === 1 ? ' changed their role in' : ' changed their roles in',
    ]);
  }
  if (parts.length === 0) return ['People changed in ', groupOf(entry)];
  const sentence = parts.flatMap((part, index) => (index === 0 ? part : [', ', ...part]));
  return [...sentence, ' ', groupOf(entry)];
}

function peopleOf({ names, count }: SomePeople): Sentence {
  return names.length === 0 ? [countOf(count, 'person', 'people')] : namesOf(names, count);
}

function nameOf({ groupName }: ActivityEntry): string {
  return groupName ?? 'a group';
}

function groupOf(entry: ActivityEntry) {
  return namedGroup(nameOf(entry));
}
