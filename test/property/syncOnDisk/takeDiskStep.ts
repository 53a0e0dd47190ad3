import type { Intent } from '#shared/commands/command.ts';
import { happenThere, sleepForADay } from '../sync/feedSteps.ts';
import type { Change } from '../sync/steps.ts';
import { clash } from './clash.ts';
import type { DiskStep, LocalAction } from './diskSteps.ts';
import type { DiskWorld, Seat } from './diskWorld.ts';
import type { LaptopUser } from './laptopUser.ts';
import { makeChange } from './makeChange.ts';

const undecided = ['parked', 'conflict'];
const notUnderWay = ['queued', 'waiting', ...undecided];

/** One step of a history. */
export async function takeDiskStep(world: DiskWorld, step: DiskStep): Promise<void> {
  if (step.kind === 'elsewhere') {
    world.changeElsewhere(step.change);
    return;
  }
  if (step.kind === 'feed' || step.kind === 'person') {
    if (world.feedServer !== null) happenThere(world.feedServer, step);
    return;
  }
  const seat = world.seats[step.laptop];
  if (seat === undefined) return;
  const { user, clock, remote } = seat;
  const engine = user.laptop.engine();
  switch (step.kind) {
    case 'edit':
      makeChange(world, user, step.change);
      return;
    case 'move':
      move(world, user, step);
      return;
    case 'undo':
    case 'undoAny':
    case 'redo':
      user[step.kind](step.back);
      return;
    case 'resolve':
      user.resolve(step.which, step.choice);
      return;
    case 'decide':
      user.decide(step.how, 0, undecided);
      return;
    case 'choose':
      user.decide(step.how, step.which, notUnderWay);
      return;
    case 'fault':
      await remote.addFault(step.rule);
      world.tally.faults += step.rule.times ?? 1;
      return;
    case 'time':
      await clock.advance(step.ms);
      return;
    case 'sync':
      engine.requestSync();
      await clock.advance(1);
      return;
    case 'nextDay':
      passDay(seat);
      return;
    case 'network':
      user.laptop.setNetwork(step.isOnline);
      return;
    case 'offline':
      engine.setOffline(step.offline);
      return;
    case 'pause':
      if (step.isPaused) engine.pause();
      else engine.resume();
      return;
    case 'focus':
      focus(user, step.group);
      return;
    case 'restart':
    case 'crash':
      user.restart(step.kind === 'crash' ? 'crash' : 'quit');
      return;
    case 'during': {
      const { what } = step;
      // A pull of small pages has many awaits: half of the places are counted from where the sending begins.
      const since = step.awaits > 15 ? 'write' : 'start';
      const place = since === 'write' ? step.awaits - 15 : step.awaits;
      await interrupt(world, seat, { place, since }, () => {
        if (what === 'die') user.restart('crash');
        else if (what === 'goOffline') user.laptop.engine().setOffline(true);
        else makeChange(world, user, what);
      });
      return;
    }
    case 'amid':
      await interrupt(world, seat, step, () => act(user, step.action));
      return;
    case 'clash':
      clash(world, user, step);
      return;
    case 'betweenPages':
      await shufflePages(world, seat, step.page, step.changes);
      return;
  }
}

/** What a user does while a run waits for an answer. */
export function act(user: LaptopUser, action: LocalAction): void {
  switch (action.kind) {
    case 'undo':
    case 'redo':
      user[action.kind](action.back);
      return;
    case 'resolve':
      user.resolve(action.which, action.choice);
      return;
    case 'discard':
    case 'retry':
      user.decide(action.kind, action.which, notUnderWay);
      return;
    case 'pause':
      user.laptop.engine().pause();
      return;
    case 'offline':
      user.laptop.engine().setOffline(true);
      return;
    case 'crash':
    case 'quit':
      user.restart(action.kind);
      return;
  }
}

/** Nothing where the clock is not ours to move. */
export function passDay({ clock }: Seat): void {
  const { setWallClock } = clock;
  if (setWallClock !== undefined) sleepForADay({ nowMs: clock.nowMs, setWallClock });
}

const reads = ['listPeople', 'listGroups', 'getGroup', 'readChanges'];

/** Lets a sync run up to its n-th await, or the n-th since it began to send, and has something happen there. */
async function interrupt(
  { tally }: DiskWorld,
  { user, remote, clock }: Seat,
  { place, since }: { place: number; since: 'start' | 'write' },
  what: () => void,
): Promise<void> {
  let left = place;
  let trouble: unknown;
  let isCounting = since === 'start';
  remote.onAwait = ({ operation }) => {
    isCounting ||= !reads.includes(operation);
    if (!isCounting) return;
    left -= 1;
    if (left !== 0) return;
    tally.interruptions += 1;
    try {
      what();
    } catch (error) {
      // The engine would take it for an answer.
      trouble = error;
    }
  };
  user.laptop.engine().requestSync();
  await clock.advance(400);
  remote.onAwait = null;
  if (trouble !== undefined) throw trouble;
}

async function shufflePages(
  { changeElsewhere, tally }: DiskWorld,
  { user, remote, clock }: Seat,
  page: number,
  changes: readonly Change[],
): Promise<void> {
  let left = page;
  remote.onAwait = ({ operation }, moment) => {
    if (operation !== 'listGroups' || moment !== 'answered') return;
    left -= 1;
    if (left !== 0) return;
    tally.interruptions += 1;
    for (const change of changes) changeElsewhere(change);
  };
  user.laptop.engine().requestSync();
  await clock.advance(400);
  remote.onAwait = null;
}

function move(
  { tally }: DiskWorld,
  user: LaptopUser,
  { from, to, members }: { from: number; to: number; members: readonly string[] },
): void {
  const shown = user.shown();
  const source = shown[from % Math.max(1, shown.length)];
  const target = shown[to % Math.max(1, shown.length)];
  if (source === undefined || target === undefined || source === target) return;
  const personIds = members
    .map(user.personOf)
    .filter((personId) => source.view?.members.has(personId) === true);
  if (personIds.length === 0) return;
  const joining = personIds.map((personId) => ({ personId, isAdmin: false }));
  const add: Intent = { name: 'addMembers', args: { members: joining } };
  const remove: Intent = { name: 'removeMembers', args: { personIds } };
  tally.edits += 1;
  user.edit([
    { groupId: target.groupId, intent: add },
    { groupId: source.groupId, intent: remove },
  ]);
}

function focus(user: LaptopUser, group: number | null): void {
  const engine = user.laptop.engine();
  const shown = user.shown();
  const picked = group === null ? undefined : shown[group % Math.max(1, shown.length)];
  engine.focus(picked?.groupId ?? null);
}
