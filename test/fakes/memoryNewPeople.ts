import type { RemotePerson } from '#electron/sync/ports/remote.ts';
import type { NewPersonEntry, SyncStore } from '#electron/sync/ports/store.ts';
import type { Command } from '#shared/commands/command.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import { refold, type StoreData } from './memoryStoreData.ts';

/** What the screens and the tests do with people made here. */
export interface MemoryPeople {
  createPerson(name: string): PersonId;
  newPeople(): readonly NewPersonEntry[];
  retryPerson(personId: PersonId): void;
  /** False, and nothing is done, while an unsent edit names them. */
  discardPerson(personId: PersonId): boolean;
}

type PeopleOfStore = Pick<
  SyncStore,
  'lanesWaitingForPeople' | 'newPeopleToPush' | 'changeNewPerson' | 'personMade'
>;

/** The part of the memory store that is about people to be made. */
export function createNewPeopleSide(parts: {
  data: () => StoreData;
  transaction: <Value>(work: (draft: StoreData) => Value) => Value;
  seePerson: (draft: StoreData, person: RemotePerson, seenInRun: number) => void;
  newPersonId: () => PersonId;
}): PeopleOfStore & MemoryPeople {
  const { data, transaction, seePerson, newPersonId } = parts;
  return {
    lanesWaitingForPeople: () => waitingForPeople(data()),
    newPeopleToPush: (now) =>
      [...data().newPeople.values()]
        .filter(
          ({ state, nextAttemptAt }) =>
            state === 'queued' || (state === 'waiting' && (nextAttemptAt ?? '') <= now),
        )
        .sort((one, other) => one.attempts - other.attempts),
    changeNewPerson: (personId, change) =>
      transaction((draft) => {
        const known = draft.newPeople.get(personId);
        if (known !== undefined) draft.newPeople.set(personId, { ...known, ...change });
      }),
    personMade: (personId, made) =>
      transaction((draft) =>
        seePerson(draft, { ...made, clientId: personId }, draft.cursors.people.run),
      ),
    createPerson: (name) =>
      transaction((draft) => {
        const personId = newPersonId();
        const person = { name, email: null, phone: null };
        const unsent = { attempts: 0, nextAttemptAt: null, lastFailure: null };
        draft.newPeople.set(personId, { personId, person, state: 'queued', ...unsent });
        return personId;
      }),
    newPeople: () => [...data().newPeople.values()],
    retryPerson: (personId) =>
      transaction((draft) => {
        const known = draft.newPeople.get(personId);
        if (known === undefined) return;
        draft.newPeople.set(personId, { ...known, state: 'queued', nextAttemptAt: null });
      }),
    discardPerson: (personId) =>
      transaction((draft) => {
        const isNamed = [...draft.rows.values()].some(({ command }) => names(command, personId));
        return !isNamed && draft.newPeople.delete(personId);
      }),
  };
}

export function waitingForPeople({ rows, newPeople }: StoreData): ReadonlySet<GroupId> {
  const open = [...newPeople.values()].filter(({ state }) => state !== 'parked');
  const waiting = [...rows.values()].filter(
    ({ state, command }) =>
      state !== 'acked' &&
      state !== 'conflict' &&
      (command.name === 'createGroup' || command.name === 'addMembers') &&
      open.some(({ personId }) => names(command, personId)),
  );
  return new Set(waiting.map(({ groupId }) => groupId));
}

/** Somebody made here is on the server: whoever was taken for them is the same person. */
export function recognise(draft: StoreData, { memberKey, clientId }: RemotePerson): void {
  const personId = [...draft.newPeople.keys()].find((id) => id === clientId);
  if (personId === undefined) return;
  const twin = draft.keys.get(memberKey);
  draft.newPeople.delete(personId);
  draft.keys.set(memberKey, personId);
  for (const row of draft.rows.values()) {
    const command = twin === undefined ? row.command : renamed(row.command, twin, personId);
    const isKeyless = row.state === 'parked' && row.lastFailure?.kind === 'noMemberKey';
    const isHeld = draft.conflicts.some(({ seqs }) => seqs.includes(row.seq));
    const isFreed = isKeyless && !isHeld && isAbout(draft, row.groupId, personId);
    const state = isFreed ? 'queued' : row.state;
    draft.rows.set(row.seq, { ...row, command, state });
  }
  for (const group of draft.groups.values()) {
    const base =
      group.base === null || twin === undefined
        ? group.base
        : withoutTwin(group.base, twin, personId);
    draft.groups.set(group.groupId, { ...group, base });
    refold(draft, group.groupId);
  }
}

function isAbout({ rows }: StoreData, groupId: GroupId, personId: PersonId): boolean {
  return [...rows.values()].some((row) => row.groupId === groupId && names(row.command, personId));
}

function names(command: Command, personId: PersonId): boolean {
  return JSON.stringify(command.args).includes(personId);
}

function renamed(command: Command, twin: PersonId, personId: PersonId): Command {
  return JSON.parse(JSON.stringify(command).replaceAll(twin, personId)) as Command;
}

function withoutTwin(base: GroupState, twin: PersonId, personId: PersonId): GroupState {
  const members = [...base.members].map(
    ([id, member]) => [id === twin ? personId : id, member] as const,
  );
  return { ...base, members: new Map(members) };
}
