import type { Command, Intent } from '#shared/commands/command.ts';
import { rebase } from '#shared/commands/rebase.ts';
import { applyIntent, invertIntent } from '#shared/commands/registry.ts';
import type { OutboxState, PendingChange } from '#shared/domain/change.ts';
import type { ConflictChoice } from '#shared/domain/conflict.ts';
import type { GroupState, SyncMark } from '#shared/domain/group.ts';
import {
  type ConflictId,
  commandIdSchema,
  type EditId,
  editIdSchema,
  type GroupId,
  type PersonId,
} from '#shared/domain/ids.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import { instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { FakeConflict } from './fakeConflicts.ts';
import { changeOfMaking, type FakeMaking } from './fakeMaking.ts';
import { lookedAt, type Organisation, personId, uuid } from './organisation.ts';

export interface Pending {
  command: Command;
  editId: EditId;
  state: OutboxState;
  serverMessage: string | null;
}

type Wish = { groupId: GroupId; intent: Intent };
type Receipt = { editId: EditId | null; changed: number };

interface Edit {
  /** How to make it again. */
  again: () => Receipt;
  /** How to take it back once it was sent; a decision puts back what it settled. */
  back: () => Receipt;
  isUndone: boolean;
}

/** The organisation as it is seen: the server's copy and the edits not yet sent, as in the real store. */
export class FakeOutbox {
  readonly organisation: Organisation;
  pending: Pending[] = [];
  conflicts: FakeConflict[] = [];
  /** Whom the server is still to make. */
  makings: FakeMaking[] = [];
  readonly #edits = new Map<EditId, Edit>();
  #made = 0;

  constructor(organisation: Organisation) {
    this.organisation = organisation;
  }

  groupIds(): GroupId[] {
    const made = this.pending
      .filter(({ command }) => command.name === 'createGroup')
      .map(({ command }) => command.groupId);
    return [...new Set([...this.organisation.groups.keys(), ...made])];
  }

  group(id: GroupId): GroupState | null {
    const commands = this.#commandsOf(id).map(({ command }) => command);
    return rebase(this.organisation.groups.get(id) ?? null, commands);
  }

  /** One user action on one or several groups; null when it changes nothing. */
  edit(wishes: readonly Wish[], minutesAgo = 0): Receipt {
    const editId = editIdSchema.parse(uuid(4, ++this.#made));
    const inverse: Wish[] = [];
    let changed = 0;
    for (const { groupId, intent } of wishes) {
      const before = this.group(groupId);
      const after = applyIntent(before, intent, instantOf(lookedAt));
      if (after === before) continue;
      inverse.unshift(...invertIntent(before, intent).map((back) => ({ groupId, intent: back })));
      changed = Math.max(changed, countChanged(intent, before));
      this.pending.push({
        command: {
          ...intent,
          id: commandIdSchema.parse(uuid(3, ++this.#made)),
          version: 1,
          groupId,
          at: instantOf(lookedAt - minutesAgo * 60_000),
        },
        editId,
        state: 'queued',
        serverMessage: null,
      });
    }
    if (inverse.length === 0) return { editId: null, changed: 0 };
    this.#edits.set(editId, {
      again: () => this.edit(wishes),
      back: () => this.edit(inverse),
      isUndone: false,
    });
    return { editId, changed };
  }

  /** Somebody new, here at once. */
  createPerson(person: NewPerson): Receipt & { personId: PersonId } {
    const known = [...this.organisation.people.values()].find(
      ({ email }) => email !== null && email.toLowerCase() === person.email?.toLowerCase(),
    );
    if (known !== undefined) {
      const message = `${known.name} has this e-mail address already.`;
      throw new MusterError('conflict', message, { personId: known.id });
    }
    const id = personId(50_000 + ++this.#made);
    const making: FakeMaking = {
      person: { ...person, id, memberKey: null, status: 'active' },
      commandId: commandIdSchema.parse(uuid(3, ++this.#made)),
      editId: editIdSchema.parse(uuid(4, ++this.#made)),
      state: 'queued',
      serverMessage: null,
    };
    this.makings = [...this.makings, making];
    this.organisation.people.set(id, making.person);
    this.#edits.set(making.editId, {
      again: () => this.createPerson(person),
      back: () => this.takeBackMaking(making),
      isUndone: false,
    });
    return { editId: making.editId, changed: 1, personId: id };
  }

  /** The way of an undo and a discard: only while nothing was sent, and nothing builds on it. */
  takeBackMaking(making: FakeMaking): Receipt {
    const { id, name } = making.person;
    if (!this.makings.includes(making)) {
      throw new MusterError('cannotUndo', 'Muster cannot delete people on the server.');
    }
    if (this.pending.some(({ command }) => peopleOf(command).includes(id))) {
      throw new MusterError('conflict', `${name} is in edits that are still to be sent.`);
    }
    this.makings = this.makings.filter((other) => other !== making);
    this.organisation.people.delete(id);
    return { editId: null, changed: 1 };
  }

  /** As the contract says: dropped if it was not sent, otherwise a new edit the other way. */
  undo(editId: EditId): Receipt {
    const edit = this.#edits.get(editId);
    if (edit === undefined || edit.isUndone) {
      throw new MusterError('cannotUndo', 'This was undone already.');
    }
    const mine = this.pending.filter((entry) => entry.editId === editId);
    const groups = new Set(mine.map(({ command }) => command.groupId));
    const last = this.pending.findLast(({ command }) => groups.has(command.groupId));
    if (last !== undefined && last.editId !== editId) {
      const message = 'The group was edited again since. Undo the later edit first.';
      throw new MusterError('cannotUndo', message, { dependsOn: [last.editId] });
    }
    if (mine.length === 0) {
      const receipt = edit.back();
      edit.isUndone = true;
      return receipt;
    }
    edit.isUndone = true;
    this.pending = this.pending.filter((entry) => entry.editId !== editId);
    return { editId: null, changed: mine.length };
  }

  redo(editId: EditId): Receipt {
    const edit = this.#edits.get(editId);
    if (edit?.isUndone !== true) throw new MusterError('cannotUndo', 'This was not undone.');
    return edit.again();
  }

  /** Settles a conflict; the edits it held up wait again, or are given up. */
  resolve(conflictId: ConflictId, choice: ConflictChoice): Receipt {
    const settled = this.conflicts.find(({ id }) => id === conflictId);
    if (settled === undefined) throw new MusterError('notFound', 'This was settled already.');
    const before = {
      conflicts: this.conflicts,
      pending: this.pending,
      states: settled.held.map(({ state }) => state),
    };
    this.conflicts = this.conflicts.filter(({ id }) => id !== conflictId);
    if (choice === 'takeTheirs') {
      this.pending = this.pending.filter((entry) => !settled.held.includes(entry));
    } else for (const entry of settled.held) entry.state = 'queued';
    const editId = editIdSchema.parse(uuid(4, ++this.#made));
    this.#edits.set(editId, {
      again: () => this.resolve(conflictId, choice),
      back: () => {
        this.conflicts = before.conflicts;
        this.pending = before.pending;
        for (const [index, entry] of settled.held.entries()) {
          entry.state = before.states[index] ?? 'conflict';
        }
        return { editId: null, changed: settled.held.length };
      },
      isUndone: false,
    });
    return { editId, changed: settled.held.length };
  }

  /** The server took it: its copy holds the edit now. */
  settle(): void {
    this.conflicts = [];
    for (const { person } of this.makings) {
      this.organisation.people.set(person.id, { ...person, memberKey: `made-${person.id}` });
    }
    this.makings = [];
    for (const { command } of this.pending) {
      const after = applyIntent(
        this.organisation.groups.get(command.groupId) ?? null,
        command,
        command.at,
      );
      if (after === null) this.organisation.groups.delete(command.groupId);
      else this.organisation.groups.set(command.groupId, after);
    }
    this.pending = [];
  }

  markOfGroup(id: GroupId): SyncMark {
    return worst(this.#commandsOf(id));
  }

  markOfPerson(groupId: GroupId, id: PersonId): SyncMark {
    return worst(this.#commandsOf(groupId).filter(({ command }) => peopleOf(command).includes(id)));
  }

  changes(): PendingChange[] {
    const made = this.makings.map(changeOfMaking);
    const edits = this.pending.map(({ command, editId, state, serverMessage }): PendingChange => {
      const people = peopleOf(command);
      return {
        id: command.id,
        editId,
        at: command.at,
        groupId: command.groupId,
        groupName: this.nameOf(command),
        command: command.name,
        newName:
          command.name === 'createGroup' || command.name === 'updateGroup'
            ? (command.args.name ?? null)
            : null,
        newDescription: command.name === 'updateGroup' ? (command.args.description ?? null) : null,
        changesDescription:
          command.name === 'updateGroup' && command.args.description !== undefined,
        isAdmin: command.name === 'setAdmin' ? command.args.isAdmin : null,
        peopleCount: people.length,
        peopleNames: people.slice(0, 3).map((id) => this.organisation.people.get(id)?.name ?? ''),
        state,
        nextAttemptAt: null,
        failureKind: kindOfFailure(state, serverMessage),
        serverMessage,
        serverStatus: serverMessage === null ? null : 400,
        serverCode: serverMessage === null ? null : '4',
        conflict: null,
      };
    });
    return [...made, ...edits];
  }

  nameOf(command: Command): string {
    const shown = this.group(command.groupId)?.fields.name;
    return shown ?? this.organisation.groups.get(command.groupId)?.fields.name ?? 'A group';
  }

  #commandsOf(id: GroupId): Pending[] {
    return this.pending.filter(({ command }) => command.groupId === id);
  }
}

export function peopleOf(intent: Intent): PersonId[] {
  switch (intent.name) {
    case 'createGroup':
    case 'addMembers':
      return intent.args.members.map(({ personId }) => personId);
    case 'removeMembers':
    case 'setAdmin':
      return intent.args.personIds;
    default:
      return [];
  }
}

function countChanged(intent: Intent, before: GroupState | null): number {
  if (intent.name === 'addMembers') {
    return peopleOf(intent).filter((id) => before?.members.has(id) !== true).length;
  }
  return Math.max(1, peopleOf(intent).length);
}

function worst(entries: readonly Pending[]): SyncMark {
  if (entries.some(({ state }) => state === 'parked' || state === 'conflict')) return 'attention';
  return entries.length > 0 ? 'waiting' : 'synced';
}

/** What is parked without a word of the server comes from a backup. */
function kindOfFailure(state: OutboxState, serverMessage: string | null): string | null {
  if (serverMessage !== null) return 'http';
  return state === 'parked' ? 'fromBackup' : null;
}
