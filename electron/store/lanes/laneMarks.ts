import type { Intent } from '#shared/commands/command.ts';
import type { OutboxState } from '#shared/domain/change.ts';
import type { SyncMark } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { OutboxEntry } from '../syncPorts.ts';

/** Does a row in this state wait for the user? */
export function needsAttention(state: OutboxState): boolean {
  return state === 'parked' || state === 'conflict';
}

/** The people an intent names; `everyone` when it concerns whoever is in the group. */
export function concernedPeople(intent: Intent): readonly PersonId[] | 'everyone' {
  switch (intent.name) {
    case 'createGroup':
    case 'addMembers':
      return intent.args.members.map(({ personId }) => personId);
    case 'removeMembers':
    case 'setAdmin':
      return intent.args.personIds;
    case 'updateGroup':
      return [];
    case 'deleteGroup':
      return 'everyone';
  }
}

export function groupMark(entries: readonly Pick<OutboxEntry, 'state'>[]): SyncMark {
  if (entries.length === 0) return 'synced';
  return entries.some(({ state }) => needsAttention(state)) ? 'attention' : 'waiting';
}

/** The mark of each person in a lane: the worst of the pending rows that name them. */
export function peopleMarks(
  entries: readonly Pick<OutboxEntry, 'state' | 'command'>[],
): (personId: PersonId) => SyncMark {
  const marks = new Map<PersonId, SyncMark>();
  let everyone: SyncMark = 'synced';
  for (const { state, command } of entries) {
    const mark = needsAttention(state) ? 'attention' : 'waiting';
    const people = concernedPeople(command);
    if (people === 'everyone') {
      everyone = worse(everyone, mark);
      continue;
    }
    for (const personId of people)
      marks.set(personId, worse(marks.get(personId) ?? 'synced', mark));
  }
  return (personId) => worse(marks.get(personId) ?? 'synced', everyone);
}

export function worse(left: SyncMark, right: SyncMark): SyncMark {
  if (left === 'attention' || right === 'attention') return 'attention';
  return left === 'waiting' || right === 'waiting' ? 'waiting' : 'synced';
}
