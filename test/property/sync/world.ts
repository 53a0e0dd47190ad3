import type { Command } from '#shared/commands/command.ts';
import { rebase } from '#shared/commands/rebase.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { FakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import { settle } from '#test/fakes/manualClock.ts';
import { createLaptop, type Laptop } from '#test/unit/sync/laptop.ts';
import { changeOnServer, intentOf } from './changes.ts';
import { checkEnd } from './evidence.ts';
import { happenThere, sleepForADay } from './feedSteps.ts';
import { mustEqual } from './mustEqual.ts';
import { type Change, newcomers, type Step } from './steps.ts';

/** One server, some laptops, and every edit that was made on them. */
export interface World {
  server: FakeGroupsServer;
  laptops: Laptop[];
  /** What was committed, by laptop and row, as it was committed. */
  commands: Map<number, Command>[];
  /** Whom each laptop has made, and not given up. */
  newcomers: Map<string, PersonId>[];
  /** How many rows that have left each outbox were looked at. */
  checked: number[];
  /** What else must hold after every step. */
  alsoCheck: () => void;
}

export function createWorld(
  server: FakeGroupsServer,
  laptopCount: number,
  random: () => number,
  { listsClientIds = true }: { listsClientIds?: boolean } = {},
): World {
  const laptops = Array.from({ length: laptopCount }, (_, index) =>
    createLaptop(server, {
      number: index + 1,
      random,
      honoursIdempotencyKeys: false,
      listsClientIds,
    }),
  );
  return {
    server,
    laptops,
    commands: laptops.map(() => new Map()),
    newcomers: laptops.map(() => new Map()),
    checked: laptops.map(() => 0),
    alsoCheck: () => {},
  };
}

/** Lives through a history, checking after every step what must hold at any time. */
export async function live(world: World, steps: readonly Step[]): Promise<void> {
  for (const laptop of world.laptops) {
    laptop.engine().start();
    await laptop.comeToRest();
  }
  for (const step of steps) {
    await take(world, step);
    await settle();
    checkAlways(world);
    world.alsoCheck();
  }
}

/** Everything goes well from now on, and what needs somebody is discarded: both sides must be the same then. */
export async function comeToAnEnd(world: World): Promise<void> {
  world.server.feed.mend();
  for (const laptop of world.laptops) {
    if (world.server.capabilities.changeFeed) sleepForADay(laptop.clock);
    laptop.remote.clearFaults();
    laptop.remote.onAwait = null;
    laptop.setNetwork(true);
    laptop.engine().setOffline(false);
    laptop.engine().resume();
    laptop.engine().credentialsChanged();
  }
  // Twice: the second laptop's edits reach the first only with its next pull.
  for (let round = 0; round < 2; round += 1) {
    for (const laptop of world.laptops) await bringInStep(world, laptop);
  }
  checkNewcomers(world);
  for (const laptop of world.laptops) {
    mustEqual(laptop.engine().status().phase, 'upToDate', '[P7]');
    mustEqual(laptop.store.rows(), [], 'nothing is left in the outbox');
    mustEqual(laptop.store.newPeople(), [], 'nobody is left to be made');
    const there = contentsOfServer(world.server);
    mustEqual(contentsOf(laptop), there, 'the store and the server hold the same');
  }
}

/** [P2] [P4] Everybody who was made and not given up is on the server, once, and known here by its key. */
function checkNewcomers({ laptops, newcomers, server }: World): void {
  for (const [index, { store }] of laptops.entries()) {
    for (const personId of newcomers[index]?.values() ?? []) {
      const there = [...server.people].filter(([, { clientId }]) => clientId === personId);
      mustEqual(there.length, 1, '[P4] a person made here is there once');
      mustEqual(store.memberKeys([personId]).get(personId), there[0]?.[0], '[P2] known by its key');
    }
    const listed = [...store.people()].filter(([, { status }]) => status === 'active');
    mustEqual(listed.length, server.people.size, '[P4] nobody is here twice');
  }
}

async function bringInStep(world: World, laptop: Laptop): Promise<void> {
  laptop.engine().requestSync();
  await laptop.comeToRest();
  for (const { seq, state } of laptop.store.rows()) {
    if (state === 'parked' || state === 'conflict') laptop.store.discard(seq);
  }
  for (const { personId, state } of laptop.store.newPeople()) {
    if (state === 'parked') giveUp(world, laptop, personId);
  }
  laptop.engine().editCommitted();
  laptop.engine().requestSync();
  await laptop.comeToRest();
  checkAlways(world);
}

function checkAlways({ laptops, server, commands, checked }: World): void {
  for (const [index, { store }] of laptops.entries()) {
    for (const { groupId, base, view } of store.groups()) {
      const rows = store.rows().filter((row) => row.groupId === groupId);
      const folded = rebase(
        base,
        rows.map(({ command }) => command),
      );
      mustEqual(plain(view), plain(folded), '[I1] view = pending edits on the base');
    }
    const committed = commands[index] ?? new Map<number, Command>();
    mustEqual(
      store.rows().length + store.gone.filter(({ how }) => how.kind !== 'narrowed').length,
      committed.size,
      '[P2] every edit is in the outbox, or left it before our eyes',
    );
    const keys = new Map([...store.people().keys()].map((key) => [store.personOf(key), key]));
    const keyOf = (personId: PersonId) => keys.get(personId) ?? '';
    for (const end of store.gone.slice(checked[index])) {
      checkEnd(end, { keyOf, server, laptopName: `laptop${index + 1}`, committed });
    }
    checked[index] = store.gone.length;
  }
}

async function take(world: World, step: Step): Promise<void> {
  if (step.kind === 'elsewhere') {
    changeOnServer(world.server, step.change);
    return;
  }
  if (step.kind === 'feed' || step.kind === 'person') {
    happenThere(world.server, step);
    return;
  }
  const laptop = world.laptops[step.laptop];
  if (laptop === undefined) return;
  switch (step.kind) {
    case 'edit':
      edit(world, step.laptop, step.change);
      return;
    case 'fault':
      laptop.remote.addFault(step.rule);
      return;
    case 'time':
      await laptop.clock.advance(step.ms);
      return;
    case 'sync':
      laptop.engine().requestSync();
      await laptop.clock.advance(1);
      return;
    case 'nextDay':
      sleepForADay(laptop.clock);
      return;
    case 'network':
      laptop.setNetwork(step.isOnline);
      return;
    case 'offline':
      laptop.engine().setOffline(step.offline);
      return;
    case 'pause':
      if (step.isPaused) laptop.engine().pause();
      else laptop.engine().resume();
      return;
    case 'restart':
      laptop.restart();
      return;
    case 'decide': {
      const { store } = laptop;
      const row = store.rows().find(({ state }) => state === 'parked' || state === 'conflict');
      const person = store.newPeople().find(({ state }) => state === 'parked');
      if (row !== undefined) store[step.how](row.seq);
      else if (person !== undefined && step.how === 'retry') store.retryPerson(person.personId);
      else if (person !== undefined) giveUp(world, laptop, person.personId);
      laptop.engine().editCommitted();
      return;
    }
    case 'during':
      await interrupt(world, step.laptop, step.awaits, step.what);
      return;
  }
}

/** Lets a sync run up to its n-th await, and has something happen there. */
async function interrupt(
  world: World,
  index: number,
  awaits: number,
  what: Extract<Step, { kind: 'during' }>['what'],
): Promise<void> {
  const laptop = world.laptops[index];
  if (laptop === undefined) return;
  let left = awaits;
  laptop.remote.onAwait = () => {
    left -= 1;
    if (left !== 0) return;
    if (what === 'die') laptop.restart();
    else if (what === 'goOffline') laptop.engine().setOffline(true);
    else edit(world, index, what);
  };
  laptop.engine().requestSync();
  await laptop.clock.advance(400);
  laptop.remote.onAwait = null;
}

function edit(world: World, index: number, change: Change): void {
  const laptop = world.laptops[index];
  if (laptop === undefined) return;
  const { store } = laptop;
  const shown = store.groups().filter(({ view }) => view !== null);
  const picked = 'group' in change ? shown[change.group % Math.max(1, shown.length)] : null;
  if (picked === undefined) return;
  const groupId = picked?.groupId ?? store.newGroupId();
  const made = world.newcomers[index];
  const personOf = (key: string): PersonId => {
    if (!isNewcomer(key)) return store.personOf(key);
    const known = made?.get(key) ?? store.createPerson(key);
    made?.set(key, known);
    return known;
  };
  const row = store.commit(groupId, intentOf(change, personOf), laptop.clock.now());
  if (row !== null) world.commands[index]?.set(row.seq, row.command);
  laptop.engine().editCommitted();
}

/** The user gives up somebody whom the server refuses, unless an edit still names them. */
function giveUp(world: World, laptop: Laptop, personId: PersonId): void {
  if (!laptop.store.discardPerson(personId)) return;
  const made = world.newcomers[world.laptops.indexOf(laptop)];
  for (const [key, known] of made ?? []) if (known === personId) made?.delete(key);
}

function isNewcomer(key: string): boolean {
  return newcomers.some((newcomer) => newcomer === key);
}

/** A group without its dates, for comparing. */
export function plain(group: GroupState | null) {
  if (group === null) return null;
  const members = [...group.members].map(([id, { isAdmin }]) => `${id} ${isAdmin}`).sort();
  return { ...group.fields, members };
}

/** What a laptop shows, in the server's words. */
export function contentsOf({ store }: Laptop): unknown {
  const shown = store.groups().flatMap(({ groupId, remoteId, view }) => {
    if (view === null) return [];
    const keys = store.memberKeys(view.members.keys());
    const members = [...view.members]
      .map(([personId, { isAdmin }]) => `${keys.get(personId)} ${isAdmin}`)
      .sort();
    return [[remoteId ?? groupId, { ...view.fields, members }] as const];
  });
  return new Map(shown.sort(([one], [other]) => (one < other ? -1 : 1)));
}

export function contentsOfServer({ groups }: FakeGroupsServer): unknown {
  const all = [...groups.values()].map(({ remoteId, name, description, members }) => {
    const shown = [...members].map(([key, { isAdmin }]) => `${key} ${isAdmin}`).sort();
    return [remoteId, { name, description, members: shown }] as const;
  });
  return new Map(all.sort(([one], [other]) => (one < other ? -1 : 1)));
}
