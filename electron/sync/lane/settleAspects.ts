import type { Intent } from '#shared/commands/command.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { OutboxEntry } from '../ports/store.ts';
import { replay } from './laneRows.ts';
import { sameGroup } from './sameGroup.ts';

/** What the server's copy makes superfluous in a queue. */
export interface SettledAspects {
  /** Rows of which nothing is left to do. */
  rows: OutboxEntry[];
  /** Rows of which a part is left to do. */
  narrowed: { row: OutboxEntry; intent: Intent }[];
  isDone(field: 'name' | 'description'): boolean;
  isSettled(personId: PersonId): boolean;
}

/**
 * Looks at every single thing the rows are about, a field or a person: where the copy shows what all rows together
 * want of it, all of them are done with it, and it leaves all of them at once. So adding somebody and removing them
 * again vanishes, and a hundred people of whom one was refused become that one, who is tried again without the others
 * (one of them may have been removed there since). It never leaves one row of several: with "remove" gone and the
 * "make admin" before it still there, the next "add" would end up as an admin.
 */
export function settleAspects(copy: GroupState, rows: readonly OutboxEntry[]): SettledAspects {
  const wish = replay(copy, rows);
  const isWhole = sameGroup(wish, copy);
  if (isWhole || wish === null || rows.some(({ command }) => command.name === 'deleteGroup')) {
    // A deletion is about everything, so everything is judged at once.
    return {
      rows: isWhole ? [...rows] : [],
      narrowed: [],
      isDone: () => isWhole,
      isSettled: () => isWhole,
    };
  }
  const isDone = (field: 'name' | 'description') => wish.fields[field] === copy.fields[field];
  const isSettled = (personId: PersonId) =>
    wish.members.get(personId)?.isAdmin === copy.members.get(personId)?.isAdmin;

  const settled: SettledAspects = { rows: [], narrowed: [], isDone, isSettled };
  for (const row of rows) {
    const intent = remainder(row.command, isDone, (personId) => !isSettled(personId));
    if (intent === null) settled.rows.push(row);
    else if (intent !== row.command) settled.narrowed.push({ row, intent });
  }
  return settled;
}

/** What is left of an intent; the same object when all of it is, null when nothing is. */
function remainder(
  intent: Intent,
  isDone: (field: 'name' | 'description') => boolean,
  isOpen: (personId: PersonId) => boolean,
): Intent | null {
  switch (intent.name) {
    case 'createGroup':
    case 'addMembers': {
      const members = intent.args.members.filter(({ personId }) => isOpen(personId));
      if (members.length === 0) return null;
      // The group is there: what is left of its creation is to add people.
      const isWhole = intent.name === 'addMembers' && members.length === intent.args.members.length;
      return isWhole ? intent : { name: 'addMembers', args: { members } };
    }
    case 'removeMembers': {
      const personIds = intent.args.personIds.filter(isOpen);
      if (personIds.length === intent.args.personIds.length) return intent;
      return personIds.length === 0 ? null : { name: 'removeMembers', args: { personIds } };
    }
    case 'setAdmin': {
      const { isAdmin } = intent.args;
      const personIds = intent.args.personIds.filter(isOpen);
      if (personIds.length === intent.args.personIds.length) return intent;
      return personIds.length === 0 ? null : { name: 'setAdmin', args: { personIds, isAdmin } };
    }
    case 'updateGroup': {
      const { name, description } = intent.args;
      const args = {
        ...(name === undefined || isDone('name') ? {} : { name }),
        ...(description === undefined || isDone('description') ? {} : { description }),
      };
      const left = Object.keys(args).length;
      if (left === Object.keys(intent.args).length) return intent;
      return left === 0 ? null : { name: 'updateGroup', args };
    }
    case 'deleteGroup':
      return intent;
  }
}
