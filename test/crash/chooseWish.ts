import { v7 as uuid } from 'uuid';
import type { Random } from '#electron/sandbox/random/seededRandom.ts';
import type { Store } from '#electron/store/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import type { GroupSummary } from '#shared/domain/group.ts';
import { type EditId, type GroupId, groupIdSchema, type PersonId } from '#shared/domain/ids.ts';
import { everything } from '#test/support/storeSeed.ts';
import type { Wish } from './plan.ts';
import { elsewherePrefix, madePrefix, ours } from './roster.ts';

/** Edits are numbered anew, from a multiple of this, in every process. */
export const editNumbersPerLife = 1000;

const fewestGroups = 4;
const mostGroups = 14;

/**
 * The next edit of somebody who sees what the store shows: one that changes something, about our people and groups
 * only, with a name that was never used (`number` is its own). Null when there is nothing to edit yet.
 */
export function chooseWish(
  store: Store,
  random: Random,
  number: number,
  undoable: readonly EditId[],
): Wish | null {
  const groups = store
    .listGroups({ search: '', ...everything })
    .items.filter(({ name }) => !name.startsWith(elsewherePrefix));
  const people = ourPeople(store);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const some = (items: readonly PersonId[], most: number) =>
    items.filter(() => random() < 0.5).slice(0, 1 + Math.floor(random() * most));

  function editOf(group: GroupSummary): Wish | null {
    const { id: groupId, name } = group;
    const members = store.groupState(groupId)?.members ?? new Map();
    const inside = people.filter((id) => members.has(id));
    const outside = people.filter((id) => !members.has(id));
    const makes = (intent: Intent): Wish => ({ kind: 'edit', intents: [{ groupId, intent }] });
    const draw = random();
    if (draw < 0.2) return makes(rename(`${name.split(' v')[0]} v${number}`));
    if (draw < 0.28 && name.startsWith(madePrefix)) {
      return makes({ name: 'updateGroup', args: { description: `Described ${number}` } });
    }
    if (draw < 0.36 && groups.length > fewestGroups)
      return makes({ name: 'deleteGroup', args: {} });
    if (draw < 0.6) {
      const isAdmin = random() < 0.3;
      const joining = some(outside, 3).map((personId) => ({ personId, isAdmin }));
      return joining.length === 0
        ? null
        : makes({ name: 'addMembers', args: { members: joining } });
    }
    if (draw < 0.75) {
      const personIds = some(inside, 3);
      return personIds.length === 0 ? null : makes({ name: 'removeMembers', args: { personIds } });
    }
    if (draw < 0.88) {
      const isAdmin = random() < 0.5;
      const personIds = some(
        inside.filter((id) => members.get(id)?.isAdmin !== isAdmin),
        3,
      );
      return personIds.length === 0
        ? null
        : makes({ name: 'setAdmin', args: { personIds, isAdmin } });
    }
    return move(groupId, inside);
  }

  /** One edit of two groups: all of it or nothing. */
  function move(from: GroupId, inside: readonly PersonId[]): Wish | null {
    const to = pick(groups.filter(({ id }) => id !== from))?.id;
    if (to === undefined) return null;
    const there = store.groupState(to)?.members;
    const personIds = inside.filter((id) => there?.has(id) === false).slice(0, 2);
    if (personIds.length === 0) return null;
    const members = personIds.map((personId) => ({ personId, isAdmin: false }));
    return {
      kind: 'edit',
      intents: [
        { groupId: to, intent: { name: 'addMembers', args: { members } } },
        { groupId: from, intent: { name: 'removeMembers', args: { personIds } } },
      ],
    };
  }

  const draw = random();
  // The first thing after a crash is often to take back what was under way in it, perhaps done and perhaps not.
  const isAfterCrash = number % editNumbersPerLife === 0 && random() < 0.5;
  const undone = pick(undoable.slice(isAfterCrash ? -2 : -4));
  if ((draw < 0.12 || isAfterCrash) && undone !== undefined) return { kind: 'undo', of: undone };
  if (groups.length < mostGroups && (draw < 0.27 || groups.length < 2)) {
    return create(`${madePrefix} ${number}`, some(people, 4));
  }
  // Half of them come on top of what is under way, or was when the last process died.
  const waiting = groups.filter(({ syncMark }) => syncMark === 'waiting');
  const group = pick(waiting.length > 0 && random() < 0.5 ? waiting : groups);
  return group === undefined ? null : editOf(group);
}

function rename(name: string): Intent {
  return { name: 'updateGroup', args: { name } };
}

function create(name: string, personIds: readonly PersonId[]): Wish {
  const members = personIds.map((personId) => ({ personId, isAdmin: false }));
  const intent: Intent = { name: 'createGroup', args: { name, description: null, members } };
  return { kind: 'edit', intents: [{ groupId: groupIdSchema.parse(uuid()), intent }] };
}

function ourPeople(store: Store): PersonId[] {
  const { items } = store.searchPeople({ text: '', forGroupId: null, ...everything });
  return items.filter(({ name }) => ours.includes(name)).map(({ id }) => id);
}
