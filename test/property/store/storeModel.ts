import { v7 as uuid } from 'uuid';
import type { Store } from '#electron/store/store.ts';
import type { RemoteGroup } from '#electron/sync/ports/remote.ts';
import type { DecideLane, Lane, LaneChange } from '#electron/sync/ports/store.ts';
import { rebase } from '#shared/commands/rebase.ts';
import type { GroupState } from '#shared/domain/group.ts';
import {
  type CommandId,
  type EditId,
  type GroupId,
  type PersonId,
  personIdSchema,
} from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { TestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  intents,
  newGroupId,
  pull,
  remotePerson,
} from '#test/support/storeSeed.ts';
import type { Step } from './storeSteps.ts';

interface ServerGroup {
  name: string;
  description: string | null;
  members: Map<string, { isAdmin: boolean; joinedAt: number }>;
}

export const memberKeys = ['ana', 'ben', 'cem', 'dai', 'eva', 'fay', 'gil', 'hal'];

/** What may be answered to somebody who takes back, makes again, discards or amends just anything. */
const refusals: ReadonlySet<string> = new Set([
  'cannotUndo',
  'conflict',
  'notFound',
  'invalidRequest',
]);

/** The base as a decision last wanted it, without dates: the server's own side of I1. */
export type PlainState = { name: string; description: string | null; members: string[] } | null;

export function plain(state: GroupState | null): PlainState {
  if (state === null) return null;
  const members = [...state.members].map(([id, { isAdmin }]) => `${id}${isAdmin ? '*' : ''}`);
  return { ...state.fields, members: members.sort() };
}

/** A made-up server and engine around a real store, with what an observer must remember. */
export class StoreModel {
  readonly bench: TestStore;
  readonly bases = new Map<GroupId, PlainState>();
  /** Rows that the last step was allowed to take out of the outbox. */
  mayLeave: (row: { id: CommandId; editId: EditId; groupId: GroupId | null }) => boolean = () =>
    false;
  mustLeave = new Set<CommandId>();
  private readonly server = new Map<string, ServerGroup>();
  private readonly edits: EditId[] = [];
  /** Edits that an undo or a redo has made. */
  private readonly reversals = new Set<EditId>();
  private readonly groups: GroupId[] = [];
  private readonly people: PersonId[];
  private clock = 100;

  constructor(bench: TestStore) {
    this.bench = bench;
    pull(bench.store, { people: memberKeys.map((key) => remotePerson(key)) });
    const { items } = bench.store.searchPeople({ text: '', forGroupId: null, ...everything });
    this.people = items.map(({ id }) => id);
    for (const name of ['Kitchen', 'Choir']) {
      const group = { name, description: null, members: new Map() };
      for (const key of memberKeys.slice(0, 4)) this.join(group, key, key === 'ana');
      this.server.set(newGroupId(), group);
    }
    this.pull(0, 1);
  }

  private get store(): Store {
    return this.bench.store;
  }

  take(step: Step): void {
    this.clock += 10;
    this.mayLeave = () => false;
    this.mustLeave = new Set();
    switch (step.kind) {
      case 'edit':
        this.edit(step);
        return;
      case 'editMixed':
        this.editMixed(step);
        return;
      case 'making':
        this.send(step.row, step.how);
        return;
      case 'amend':
        this.amend(step);
        return;
      case 'undo':
      case 'redo':
        this.reverse(step.kind, step.edit);
        return;
      case 'discard':
        this.discard(step.row);
        return;
      case 'retry':
        this.retry(step.row);
        return;
      case 'serverEdit':
        this.serverEdit(step);
        return;
      case 'pull':
        this.pull(step.engine, step.pages);
        return;
      case 'push':
        this.push(step.group, step.how);
        return;
      case 'deleteThere':
        this.deleteThere(step.group);
        return;
      case 'restart':
        this.bench.reopen();
        this.store.recoverSending();
    }
  }

  private edit({ group, what, people, text }: Extract<Step, { kind: 'edit' }>): void {
    const ids = this.choose(people);
    const known = this.groups[group % Math.max(this.groups.length, 1)];
    const isNew = known === undefined || what === 0;
    const groupId = isNew ? newGroupId() : known;
    const intent = isNew
      ? intents.create(text, ids)
      : [
          intents.rename(text),
          intents.describe(text === '%' ? null : text),
          intents.add(...ids),
          intents.take(...ids),
          intents.admin(true, ...ids),
          intents.admin(false, ...ids),
          what === 7 && people.length === 3 ? intents.remove() : intents.add(...ids),
        ][what % 7]!;
    if (isNew) this.groups.push(groupId);
    const receipt = this.store.commitEdit({
      intents: [{ groupId, intent, ...(isNew && { remoteId: groupId }) }],
      at: at(this.clock),
    });
    if (receipt.editId !== null) this.edits.push(receipt.editId);
    if (isNew) this.bases.set(groupId, null);
  }

  /** Of everybody who is here: somebody new may have been taken back. */
  private choose(numbers: readonly number[]): PersonId[] {
    const here = this.store.knownPeople(this.people);
    const people = this.people.filter((personId) => here.has(personId));
    return numbers.map((n) => people.at(-1 - (n % people.length))!);
  }

  private editMixed({ group, newPeople, people }: Extract<Step, { kind: 'editMixed' }>): void {
    const groupId = this.groups[group % this.groups.length];
    if (groupId === undefined || this.store.groupState(groupId) === null) return;
    const made = Array.from({ length: newPeople }, (_, n) => {
      const name = `New ${this.clock} ${n}`;
      const email = n === 0 ? `${this.clock}@example.org` : null;
      return { personId: personIdSchema.parse(uuid()), person: { name, email, phone: null } };
    });
    const ids = made.map(({ personId }) => personId);
    const { editId } = this.store.commitEdit({
      people: made,
      intents: [{ groupId, intent: intents.add(...this.choose(people), ...ids) }],
      at: at(this.clock),
    });
    this.people.push(...ids);
    if (editId !== null) this.edits.push(editId);
  }

  private send(row: number, how: number): void {
    const makings = this.store.newPeopleToPush(at(1_000_000));
    const making = makings[row % Math.max(makings.length, 1)];
    if (making === undefined) return;
    const { personId, person, attempts } = making;
    const change = (state: 'sending' | 'queued' | 'waiting' | 'parked', tries: number) =>
      this.store.changeNewPerson(personId, {
        state,
        attempts: tries,
        nextAttemptAt: state === 'waiting' ? at(this.clock + 5) : null,
      });
    if (how === 0) change('sending', attempts + 1);
    else if (how === 1) change('waiting', attempts + 1);
    // Refused the first time: surely not there.
    else if (how === 2) change('parked', attempts);
    else if (how === 3) change('queued', attempts + 1);
    else {
      const { items } = this.store.listChanges(everything);
      const created = items.find(
        ({ command, newName }) => command === 'createPerson' && newName === person.name,
      );
      if (created !== undefined) this.mustLeave.add(created.id);
      this.mayLeave = ({ id }) => id === created?.id;
      const theirs = { ...remotePerson(`key of ${personId}`, person.name), email: person.email };
      this.store.personMade(personId, { ...theirs, clientId: personId }, at(this.clock));
    }
  }

  private amend({ row: n, people, text }: Extract<Step, { kind: 'amend' }>): void {
    const row = this.pending(n);
    if (row === undefined) return;
    const { people: named } = this.store.getChange(row.id) ?? { people: [] };
    const isOfFields =
      row.command === 'updateGroup' || (row.command === 'createGroup' && people === 0);
    const amendment = isOfFields
      ? { name: `${text} amended` }
      : { personIds: named.slice(0, people + 1).map(({ id }) => id) };
    this.mayLeave = ({ id }) => id === row.id;
    this.refusing(() => {
      const { editId } = this.store.amendChange(row.id, amendment, at(this.clock));
      if (editId === null) return;
      this.edits.push(editId);
      this.mustLeave.add(row.id);
    });
  }

  private reverse(what: 'undo' | 'redo', n: number): void {
    const editId = this.edits.at(-1 - (n % Math.max(this.edits.length, 1)));
    if (editId === undefined) return;
    // A redo withdraws what took the edit back, and nothing else.
    const { reversals } = this;
    this.mayLeave = (row) => (what === 'undo' ? row.editId === editId : reversals.has(row.editId));
    const deleted = this.deletedThere();
    this.refusing(() => {
      const receipt =
        what === 'undo'
          ? this.store.undoEdit(editId, at(this.clock))
          : this.store.redoEdit(editId, at(this.clock));
      if (receipt.editId !== null && !this.edits.includes(receipt.editId)) {
        this.edits.push(receipt.editId);
        reversals.add(receipt.editId);
      }
      // With the last edit of ours withdrawn, the deletion there holds.
      for (const groupId of deleted) {
        if (this.store.unsentEdits(groupId) === 0) this.bases.set(groupId, null);
      }
      this.meetNewGroups();
    });
  }

  private discard(n: number): void {
    const row = this.pending(n);
    if (row === undefined) return;
    const takesAll = row.command === 'createGroup' || row.conflict?.kind === 'groupDeleted';
    this.mayLeave = ({ id, groupId }) => id === row.id || (takesAll && groupId === row.groupId);
    this.refusing(() => {
      this.store.discardChange(row.id, at(this.clock));
      this.mustLeave.add(row.id);
      if (row.conflict?.kind === 'groupDeleted') this.forgetBase(row.groupId);
    });
  }

  private retry(n: number): void {
    const row = this.pending(n);
    if (row === undefined) return;
    this.store.retryChange(row.id, at(this.clock));
    // The group shall be made anew: the server has none.
    if (row.conflict?.kind === 'groupDeleted') this.forgetBase(row.groupId);
  }

  private forgetBase(groupId: GroupId | null): void {
    if (groupId !== null) this.bases.set(groupId, null);
  }

  private deletedThere(): ReadonlySet<GroupId> {
    const { items } = this.store.listChanges(everything);
    const deleted = items.filter(({ conflict }) => conflict?.kind === 'groupDeleted');
    return new Set(deleted.flatMap(({ groupId }) => groupId ?? []));
  }

  private pending(n: number) {
    const { items } = this.store.listChanges(everything);
    return items[n % Math.max(items.length, 1)];
  }

  private refusing(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof MusterError) || !refusals.has(error.code)) throw error;
      this.mayLeave = () => false;
    }
  }

  private serverEdit({ group, what, people, text }: Extract<Step, { kind: 'serverEdit' }>): void {
    const ids = [...this.server.keys()];
    const remoteId = what === 0 ? newGroupId() : ids[group % Math.max(ids.length, 1)];
    if (remoteId === undefined) return;
    if (what === 1 || what >= 8) {
      this.server.delete(remoteId);
      return;
    }
    const there = this.server.get(remoteId) ?? {
      name: text,
      description: null,
      members: new Map(),
    };
    this.server.set(remoteId, there);
    if (what === 2) there.name = text;
    if (what === 3) there.description = text;
    for (const n of people) {
      const key = memberKeys[n % memberKeys.length]!;
      if (what >= 6) there.members.delete(key);
      else this.join(there, key, what === 4);
    }
  }

  private join(group: ServerGroup, key: string, isAdmin: boolean): void {
    const joinedAt = group.members.get(key)?.joinedAt ?? this.clock;
    group.members.set(key, { isAdmin, joinedAt });
  }

  private remote(remoteId: string): RemoteGroup | null {
    const group = this.server.get(remoteId);
    if (group === undefined) return null;
    // Half of the groups come from a server that keeps no dates.
    const hasDates = group.name.length % 2 === 0;
    return {
      remoteId,
      name: group.name,
      description: group.description,
      createdAt: null,
      updatedAt: null,
      createdBy: null,
      members: [...group.members].map(([memberKey, { isAdmin, joinedAt }]) => ({
        memberKey,
        isAdmin,
        joinedAt: hasDates ? at(joinedAt) : null,
      })),
    };
  }

  /** Remembers what a decision asked for. */
  private observed(decide: DecideLane): DecideLane {
    return (lane, remote) => {
      const change = decide(lane, remote);
      if (change.base !== undefined) this.bases.set(lane.groupId, plain(change.base));
      for (const seq of change.settled ?? []) {
        const settled = lane.entries.find((entry) => entry.seq === seq);
        if (settled !== undefined) this.mustLeave.add(settled.command.id);
      }
      return change;
    };
  }

  private pull(engine: number, pages: number): void {
    const leaving = this.mustLeave;
    this.mayLeave = ({ id }) => leaving.has(id);
    const decide = this.observed([takeCopy, settleAcked, settleAll, findConflicts][engine % 4]!);
    const ids = [...this.server.keys()];
    const size = Math.max(Math.ceil(ids.length / pages), 1);
    let { cursor } = this.store.beginPull('groups');
    for (let start = 0; start < Math.max(ids.length, 1); start += size) {
      const nextCursor = start + size < ids.length ? `page ${start + size}` : null;
      this.store.applyGroupsPage(
        {
          expectedCursor: cursor,
          nextCursor,
          groups: ids.slice(start, start + size).flatMap((id) => this.remote(id) ?? []),
          unreadRemoteIds: [],
          unreadable: [],
          at: at(this.clock),
        },
        decide,
      );
      cursor = nextCursor;
    }
    for (const { groupId } of this.store.groupsNotSeen()) {
      this.store.changeLane(groupId, null, decide, at(this.clock));
    }
    this.store.finishGroupsPull(at(this.clock));
    this.meetNewGroups();
  }

  private push(group: number, how: number): void {
    const groupId = this.groups[group % Math.max(this.groups.length, 1)];
    const lane = groupId === undefined ? null : this.store.readLane(groupId);
    if (groupId === undefined || lane === null) return;
    const leaving = this.mustLeave;
    this.mayLeave = ({ id }) => leaving.has(id);
    if (how === 0) {
      this.reach(groupId, lane);
      return;
    }
    const states = [
      'sending',
      'sending',
      'acked',
      'waiting',
      'parked',
      'conflict',
      'queued',
    ] as const;
    const state = states[how % states.length]!;
    this.store.changeLane(
      groupId,
      undefined,
      this.observed(({ entries }) => ({
        entries: entries.map(({ seq }) => ({
          seq,
          state,
          attempts: how,
          nextAttemptAt: state === 'waiting' ? at(this.clock + 5) : null,
        })),
        ...(state === 'conflict' && {
          conflicts: [
            {
              kind: 'name' as const,
              seqs: entries.map(({ seq }) => seq),
              base: 'a',
              mine: 'b',
              theirs: 'c',
            },
          ],
        }),
      })),
      at(this.clock),
    );
  }

  private deleteThere(group: number): void {
    const groupId = this.groups[group % Math.max(this.groups.length, 1)];
    const remoteId = groupId === undefined ? null : this.store.readLane(groupId)?.remoteId;
    if (groupId === undefined || remoteId === null || remoteId === undefined) return;
    this.server.delete(remoteId);
    this.store.changeLane(groupId, null, this.observed(takeCopy), at(this.clock));
  }

  /** The whole wish reaches the server, is read back, and everything is settled. */
  private reach(groupId: GroupId, lane: Lane): void {
    const wish = this.store.groupState(groupId);
    const remoteId = lane.remoteId ?? groupId;
    const keys = this.store.memberKeys(this.people);
    // Nobody sends whom the server does not have.
    if ([...(wish?.members.keys() ?? [])].some((personId) => !keys.has(personId))) return;
    const before = this.server.get(remoteId);
    if (wish === null) this.server.delete(remoteId);
    else {
      const members = new Map<string, { isAdmin: boolean; joinedAt: number }>();
      for (const [personId, { isAdmin }] of wish.members) {
        const key = keys.get(personId)!;
        members.set(key, { isAdmin, joinedAt: before?.members.get(key)?.joinedAt ?? this.clock });
      }
      this.server.set(remoteId, { ...wish.fields, members });
    }
    this.store.changeLane(groupId, this.remote(remoteId), this.observed(settleAll), at(this.clock));
  }

  /** Groups that a pull or an undo has made. */
  private meetNewGroups(): void {
    for (const { id } of this.store.listGroups({ search: '', ...everything }).items) {
      if (this.groups.includes(id)) continue;
      this.groups.push(id);
      if (!this.bases.has(id)) this.bases.set(id, null);
    }
  }
}

export function folded({ base, entries }: Lane): GroupState | null {
  return rebase(
    base,
    entries.map(({ command }) => command),
  );
}

const takeCopy: DecideLane = (lane, remote) => {
  if (remote === undefined) return {};
  return remote === null && lane.entries.length > 0 ? keepCopy(lane) : { base: remote };
};

const settleAcked: DecideLane = (lane, remote) => ({
  ...takeCopy(lane, remote),
  ...(remote !== null && {
    settled: lane.entries.filter(({ state }) => state === 'acked').map(({ seq }) => seq),
  }),
});

const settleAll: DecideLane = ({ entries }, remote): LaneChange =>
  remote === undefined ? {} : { base: remote, settled: entries.map(({ seq }) => seq) };

const findConflicts: DecideLane = (lane, remote) => {
  const first = lane.entries.find(({ command }) => command.name === 'updateGroup');
  if (!remote || first === undefined) return takeCopy(lane, remote);
  return {
    base: remote,
    entries: [{ seq: first.seq, state: 'conflict' }],
    conflicts: [
      { kind: 'name', seqs: [first.seq], base: 'old', mine: 'ours', theirs: remote.fields.name },
    ],
  };
};

/** P3: deleted there, edited here. */
function keepCopy({ base, entries }: Lane): LaneChange {
  return base === null
    ? {}
    : {
        entries: entries.map(({ seq }) => ({ seq, state: 'conflict' })),
        conflicts: [
          {
            kind: 'groupDeleted',
            seqs: entries.map(({ seq }) => seq),
            base: base.fields.name,
            mine: null,
            theirs: null,
          },
        ],
      };
}
