import type { Intent } from '#shared/commands/command.ts';
import { applyIntent, invertIntent } from '#shared/commands/registry.ts';
import type { GroupState } from '#shared/domain/group.ts';
import { type EditId, type GroupId, type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import type { Inspection, KeptEdit } from './inspection.ts';
import type { Wish } from './plan.ts';
import { firstGroups, firstMembers } from './roster.ts';

/** An edit that stands: the user saw it accepted, or the file has it although the process died before saying so. */
interface Made {
  wish: Wish;
  /** Null for an undo that withdrew what was unsent. */
  editId: EditId | null;
}

/** What the user did, by what was said on stdout, held against what a file says. */
export interface History {
  /** The process is about to commit. */
  trying(wish: Wish): void;
  accepted(editId: EditId | null): void;
  refused(): void;
  /**
   * After a crash: decides about the edit that may or may not have been made, and returns what is lost, torn or out of
   * nowhere, in words.
   */
  compare(inspection: Inspection): string[];
  /** Groups as the user left them, in the order they were made; groups the file has not heard of are left out. */
  wishes(inspection: Inspection): Map<GroupId, GroupState | null>;
  undoable(): EditId[];
  count(): number;
  /** How often each of our people was put into a group, over all groups that share a name's stem. */
  joins(inspection: Inspection): Map<GroupId, Map<PersonId, number>>;
}

export function createHistory(): History {
  const made: Made[] = [];
  let open: Wish | null = null;

  /** The process died between the call and the word about it: the file knows. */
  function decide(wish: Wish, { journal }: Inspection): void {
    const known = new Set(made.map(({ editId }) => editId));
    const added = journal.filter(({ uid }) => !known.has(uid));
    const [edit] = added;
    if (edit !== undefined) {
      const isIt = wish.kind === 'undo' ? edit.undoOf === wish.of : edit.undoOf === null;
      if (isIt) made.push({ wish, editId: edit.uid });
    } else if (wish.kind === 'undo' && journal.find(({ uid }) => uid === wish.of)?.isUndone) {
      made.push({ wish, editId: null });
    }
  }

  function fold(
    inspection: Inspection,
    onJoin: (groupId: GroupId, personId: PersonId) => void,
  ): Map<GroupId, GroupState | null> {
    const groups = firstStates(inspection);
    const backs = new Map<EditId, { groupId: GroupId; back: Intent }[]>();
    const set = (groupId: GroupId, state: GroupState | null) => {
      const was = groups.get(groupId)?.members;
      for (const personId of state?.members.keys() ?? []) {
        if (was?.has(personId) !== true) onJoin(groupId, personId);
      }
      groups.set(groupId, state);
    };
    for (const { wish, editId } of made) {
      if (wish.kind === 'edit') {
        const ways: { groupId: GroupId; back: Intent }[] = [];
        for (const { groupId, intent } of wish.intents) {
          const state = groups.get(groupId) ?? null;
          for (const back of invertIntent(state, intent)) ways.unshift({ groupId, back });
          set(groupId, applyIntent(state, intent, someTime));
        }
        if (editId !== null) backs.set(editId, ways);
        continue;
      }
      const edit = inspection.journal.find(({ uid }) => uid === editId);
      const anew = edit?.commands.find(({ command }) => command === 'createGroup')?.groupId;
      for (const { groupId, back } of backs.get(wish.of) ?? []) {
        if (back.name === 'createGroup') set(anew ?? groupId, applyIntent(null, back, someTime));
        else set(groupId, applyIntent(groups.get(groupId) ?? null, back, someTime));
      }
    }
    return groups;
  }

  return {
    trying(wish) {
      open = wish;
    },
    accepted(editId) {
      if (open !== null) made.push({ wish: open, editId });
      open = null;
    },
    refused() {
      open = null;
    },
    compare(inspection) {
      if (open !== null) decide(open, inspection);
      open = null;
      const expected = made.flatMap(({ wish, editId }) =>
        editId === null ? [] : [{ wish, editId }],
      );
      const { journal } = inspection;
      const problems = expected.flatMap(({ wish, editId }, index) => {
        const edit = journal[index];
        if (edit?.uid !== editId) return [`[P1] lost: ${JSON.stringify(wish)}`];
        return isWhole(wish, edit) ? [] : [`[P1] torn: ${JSON.stringify([wish, edit])}`];
      });
      for (const { uid } of journal.slice(expected.length)) problems.push(`out of nowhere: ${uid}`);
      const undone = made.flatMap(({ wish }) => (wish.kind === 'undo' ? [wish.of] : []));
      for (const editId of undone) {
        if (journal.find(({ uid }) => uid === editId)?.isUndone === true) continue;
        problems.push(`[P1] lost: the undo of ${editId}`);
      }
      return problems;
    },
    wishes: (inspection) => fold(inspection, () => {}),
    undoable: () =>
      made.flatMap(({ wish, editId }) => (wish.kind === 'edit' && editId !== null ? [editId] : [])),
    count: () => made.length,
    joins(inspection) {
      const joins = new Map<GroupId, Map<PersonId, number>>();
      fold(inspection, (groupId, personId) => {
        const ofGroup = joins.get(groupId) ?? new Map<PersonId, number>();
        joins.set(groupId, ofGroup.set(personId, (ofGroup.get(personId) ?? 0) + 1));
      });
      return joins;
    },
  };
}

/** Dates are the server's business; who is in a group does not depend on them. */
const someTime = instantOf(0);

/** The groups of the server's first roster that this file knows, with its own ids. */
function firstStates({ groups, memberKeys }: Inspection): Map<GroupId, GroupState | null> {
  const personOf = new Map(
    Object.entries(memberKeys).map(([id, key]) => [key, personIdSchema.parse(id)]),
  );
  const states = new Map<GroupId, GroupState | null>();
  for (const { groupId, remoteId } of groups) {
    const group = firstGroups.find(({ id }) => id === remoteId);
    if (group === undefined) continue;
    const members = (firstMembers.get(group.id) ?? []).flatMap(({ key, isAdmin }) => {
      const personId = personOf.get(key);
      return personId === undefined ? [] : [[personId, { isAdmin, joinedAt: null }] as const];
    });
    states.set(groupId, {
      fields: { name: group.name, description: null },
      members: new Map(members),
    });
  }
  return states;
}

/** All of the edit is there, and nothing else. */
function isWhole(wish: Wish, { commands, undoOf }: KeptEdit): boolean {
  if (wish.kind === 'undo') return undoOf === wish.of && commands.length > 0;
  const asked = wish.intents.map(({ groupId, intent }) => [groupId, intent.name, intent.args]);
  const kept = commands.map(({ groupId, command, args }) => [groupId, command, args]);
  return JSON.stringify(asked) === JSON.stringify(kept);
}
