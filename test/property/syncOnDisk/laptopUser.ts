import { v7 as uuid } from 'uuid';
import type { EditReceipt } from '#electron/store/workspaceStore.ts';
import type { Command, Intent } from '#shared/commands/command.ts';
import {
  type CommandId,
  type EditId,
  type GroupId,
  groupIdSchema,
  type PersonId,
} from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { mustBe, mustEqual } from '../sync/mustEqual.ts';
import { newcomers } from '../sync/steps.ts';
import { plain } from '../sync/world.ts';
import type { DiskLaptop, Ending } from './diskLaptop.ts';

/** An edit as its maker thinks of it: what it did, and whether it still counts. */
export interface UserEdit {
  /** Under which it can be undone, or made again. */
  id: EditId;
  commands: readonly Command[];
  isStanding: boolean;
}

const refusals: readonly string[] = ['cannotUndo', 'notFound', 'invalidRequest', 'conflict'];
const all = { limit: 500, cursor: null };

/** Somebody working on a laptop, who remembers everything they were told was accepted. */
export class LaptopUser {
  readonly laptop: DiskLaptop;
  /** Every command that was ever in the outbox. */
  readonly committed = new Map<CommandId, { seq: number; command: Command }>();
  /** Those that the user has taken out of it. */
  readonly givenUp = new Set<CommandId>();
  /** Those of them that were discarded, by choice or with a conflict: nothing of them is wanted any more. */
  readonly discarded = new Set<CommandId>();
  /** How often what was done. */
  readonly done = {
    edits: 0,
    undone: 0,
    redone: 0,
    resolved: 0,
    retried: 0,
    discarded: 0,
    refused: 0,
  };
  restarts = 0;
  /** In the order in which they took effect. */
  edits: UserEdit[] = [];
  /** Every edit, also those that took another one back or settled a conflict. */
  readonly receipts: EditId[] = [];
  /** Every id on the server that a group here has had, as `group id`. */
  readonly remoteIds = new Set<string>();
  /** A group made anew by an undo or a redo, with the one it stands for. */
  readonly standsFor = new Map<GroupId, GroupId>();

  /** Whom the user has made, by what they call them. */
  readonly newcomers = new Map<string, PersonId>();

  constructor(laptop: DiskLaptop) {
    this.laptop = laptop;
  }

  /** The groups on the screen. */
  shown() {
    return this.laptop
      .tables()
      .groups()
      .filter(({ view }) => view !== null);
  }

  personOf = (memberKey: string): PersonId => {
    if (newcomers.some((newcomer) => newcomer === memberKey)) return this.newcomerOf(memberKey);
    const personId = this.laptop.tables().people().get(memberKey);
    if (personId === undefined) throw new Error(`Nobody has the key ${memberKey}.`);
    return personId;
  };

  /** Somebody whom the user makes when they first name them, and again when their making was taken back. */
  private newcomerOf(called: string): PersonId {
    const store = this.laptop.store();
    const known = this.newcomers.get(called);
    if (known !== undefined && store.getPerson(known) !== null) return known;
    const person = { name: called, email: null, phone: null };
    const { personId, editId } = store.createPerson(person, this.laptop.clock.now());
    this.newcomers.set(called, personId);
    if (editId !== null) this.receipts.push(editId);
    this.laptop.engine().editCommitted();
    return personId;
  }

  /** Those whom the user has made and not given up. */
  keptNewcomers(): PersonId[] {
    const store = this.laptop.store();
    return [...this.newcomers.values()].filter((personId) => store.getPerson(personId) !== null);
  }

  /** One edit of one or more groups; a null group is a new one. */
  edit(intents: readonly { groupId: GroupId | null; intent: Intent }[]): void {
    const store = this.laptop.store();
    const isIdOurs = this.laptop.choosesIds;
    const wishes = intents.map(({ groupId, intent }) => {
      const id = groupId ?? groupIdSchema.parse(uuid());
      return { groupId: id, intent, ...(groupId === null && isIdOurs && { remoteId: id }) };
    });
    const copies = () => wishes.map(({ groupId }) => plain(store.readLane(groupId)?.base ?? null));
    const before = copies();
    this.act('edits', () => store.commitEdit({ intents: wishes, at: this.laptop.clock.now() }), {
      onNew: (id, commands) => this.edits.push({ id, commands, isStanding: true }),
    });
    mustEqual(copies(), before, '[I1] an edit leaves the copy of the server’s alone');
  }

  /** Takes one of the last standing edits back. */
  undo(back: number): void {
    const standing = this.edits.filter(({ isStanding }) => isStanding);
    const edit = standing.at(-1 - (back % Math.max(1, standing.length)));
    if (edit === undefined) return;
    const { clock } = this.laptop;
    const remade = this.remaking(edit, 'deleteGroup');
    const isDone = this.act(
      'undone',
      () => this.laptop.store().undoEdit(edit.id, clock.now()),
      remade,
    );
    if (!isDone) return;
    edit.isStanding = false;
    const later = this.edits.slice(this.edits.indexOf(edit) + 1);
    for (const other of later) {
      mustBe(!other.isStanding || !this.buildsOn(other, edit), 'a later edit was built on this');
    }
  }

  /** Whether an edit that still counts is about the same person, or the same field, of the same group. */
  private buildsOn(later: UserEdit, edit: UserEdit): boolean {
    const kept = later.commands.filter(({ id }) => !this.discarded.has(id));
    const things = new Set(edit.commands.flatMap(thingsOf));
    return kept.flatMap(thingsOf).some((thing) => things.has(thing));
  }

  /** Takes back any edit at all, also one that took another back. */
  undoAny(back: number): void {
    const editId = this.receipts.at(-1 - (back % Math.max(1, this.receipts.length)));
    if (editId === undefined) return;
    const { clock } = this.laptop;
    const isDone = this.act('undone', () => this.laptop.store().undoEdit(editId, clock.now()));
    const edit = this.edits.find(({ id }) => id === editId);
    if (isDone && edit !== undefined) edit.isStanding = false;
  }

  /** Makes one of the last undone edits again. */
  redo(back: number): void {
    const undone = this.edits.filter(({ isStanding }) => !isStanding);
    const edit = undone.at(-1 - (back % Math.max(1, undone.length)));
    if (edit === undefined) return;
    const { clock } = this.laptop;
    const { onNew } = this.remaking(edit, 'createGroup');
    const isDone = this.act('redone', () => this.laptop.store().redoEdit(edit.id, clock.now()), {
      onNew: (id, commands) => {
        onNew(id, commands);
        // Made again now, after everything that was done since.
        edit.id = id;
        this.edits = [...this.edits.filter((other) => other !== edit), edit];
      },
    });
    if (isDone) edit.isStanding = true;
  }

  resolve(which: number, choice: number): boolean {
    const store = this.laptop.store();
    const { items } = store.listConflicts(all);
    const conflict = items[which % Math.max(1, items.length)];
    if (conflict === undefined) return false;
    const chosen = conflict.choices[choice % conflict.choices.length];
    mustBe(chosen !== undefined, 'every conflict has an answer');
    if (chosen === undefined) return false;
    return this.act('resolved', () =>
      store.resolveConflict(conflict.id, chosen, this.laptop.clock.now()),
    );
  }

  /** Decides about one of the rows in these states. */
  decide(how: 'retry' | 'discard', which: number, states: readonly string[]): boolean {
    const store = this.laptop.store();
    const rows = store.listChanges(all).items.filter(({ state }) => states.includes(state));
    const row = rows[which % Math.max(1, rows.length)];
    if (row === undefined) return false;
    const { clock } = this.laptop;
    return this.act(how === 'retry' ? 'retried' : 'discarded', () => {
      if (how === 'retry') store.retryChange(row.id, clock.now());
      else store.discardChange(row.id, clock.now());
      return null;
    });
  }

  /** The process ends and starts again: nothing that was accepted is gone [P1]. */
  restart(how: Ending): void {
    const facts = () =>
      this.laptop
        .tables()
        .rows()
        .map(({ id, command }) => [id, command]);
    const before = facts();
    this.restarts += 1;
    this.laptop.restart(how);
    mustEqual(facts(), before, `[P1] the outbox after a ${how} end`);
  }

  noteRemoteIds(): void {
    for (const { groupId, remoteId } of this.laptop.tables().groups()) {
      if (remoteId !== null) this.remoteIds.add(`${groupId} ${remoteId}`);
    }
  }

  /** Does what the user wants and notes what it did to the outbox. False when it was refused. */
  private act(
    what: keyof LaptopUser['done'],
    work: () => EditReceipt | null,
    { onNew }: { onNew?: (id: EditId, commands: readonly Command[]) => void } = {},
  ): boolean {
    const before = this.laptop.tables().rows();
    let receipt: EditReceipt | null;
    try {
      receipt = work();
    } catch (error) {
      if (!(error instanceof MusterError) || !refusals.includes(error.code)) throw error;
      mustEqual(this.laptop.tables().rows(), before, 'what is refused changes nothing');
      this.done.refused += 1;
      return false;
    }
    this.done[what] += 1;
    this.noteRemoteIds();
    const after = this.laptop.tables().rows();
    for (const { id, seq, command } of after) {
      if (!this.committed.has(id)) this.committed.set(id, { seq, command });
      this.givenUp.delete(id);
      this.discarded.delete(id);
    }
    for (const { id } of before) {
      if (after.some((row) => row.id === id)) continue;
      this.givenUp.add(id);
      if (this.laptop.tables().outcomes().get(id) === 'discarded') this.discarded.add(id);
    }
    const editId = receipt?.editId ?? null;
    if (editId !== null) {
      this.receipts.push(editId);
      const made = after.filter((row) => row.editId === editId).map(({ command }) => command);
      onNew?.(editId, made);
    }
    this.laptop.engine().editCommitted();
    return true;
  }

  /** Where an edit's group is made under a new id, that group stands for the old one. */
  private remaking(edit: UserEdit, name: 'deleteGroup' | 'createGroup') {
    const old = edit.commands.find((command) => command.name === name)?.groupId;
    return {
      onNew: (_: EditId, commands: readonly Command[]) => {
        const made = commands.find((command) => command.name === 'createGroup')?.groupId;
        if (old === undefined || made === undefined || made === old) return;
        this.standsFor.set(made, this.standsFor.get(old) ?? old);
      },
    };
  }
}

/** The fields and people of a group that a command is about. */
function thingsOf(command: Command): string[] {
  const of = (thing: string) => `${command.groupId} ${thing}`;
  switch (command.name) {
    case 'updateGroup':
      return Object.keys(command.args).map(of);
    case 'addMembers':
      return command.args.members.map(({ personId }) => of(personId));
    case 'removeMembers':
    case 'setAdmin':
      return command.args.personIds.map(of);
    default:
      return [];
  }
}
