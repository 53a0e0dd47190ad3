import { transition } from '#electron/sync/syncMachine.ts';
import {
  type Effect,
  initialState,
  type MachineEvent,
  type MachineState,
  type OutboxFacts,
} from '#electron/sync/syncState.ts';

export const empty: OutboxFacts = { hasDue: false, nextDueAtMs: null };
export const due: OutboxFacts = { hasDue: true, nextDueAtMs: null };

/** The machine with a world around it that obeys its effects, and checks them. */
export interface Driven {
  state: MachineState;
  nowMs: number;
  /** What the store would say. */
  outbox: OutboxFacts;
  effects: Effect[];
}

export function beginning(options: Partial<MachineState> = {}, nowMs = 1_000_000): Driven {
  const state = { ...initialState({ hasNetwork: true, isOfflineByChoice: false }), ...options };
  return { state, nowMs, outbox: empty, effects: [] };
}

export function step(before: Driven, event: MachineEvent, chance = 0.5): Driven {
  const { state, effects } = transition(before.state, event, { nowMs: before.nowMs, chance });
  checkEffects(before.state, event, state, effects);
  const outbox = 'outbox' in event ? event.outbox : before.outbox;
  const after = { state, nowMs: before.nowMs, outbox, effects };
  checkLiveness(after);
  return after;
}

/** Lets the timer fire when its time has come. */
export function fireTimer(before: Driven): Driven {
  const { timerAtMs } = before.state;
  if (timerAtMs === null) throw new Error('No timer is set.');
  return step({ ...before, nowMs: Math.max(before.nowMs, timerAtMs) }, { kind: 'timerFired' });
}

export const kinds = ({ effects }: Driven) =>
  effects.map(({ kind }) => kind).filter((kind) => kind !== 'publishStatus');

function checkEffects(
  before: MachineState,
  event: MachineEvent,
  after: MachineState,
  effects: readonly Effect[],
): void {
  const has = (kind: Effect['kind']) => effects.some((effect) => effect.kind === kind);
  const ends = ['pullFinished', 'pullGaveWay', 'pushFinished', 'focusFinished', 'attemptFailed'];
  const ended = ends.includes(event.kind);
  const starts = (['pull', 'push', 'focus'] as const).filter((what) => has(startOf[what]));
  if (starts.length > 0) {
    check(before.activity === null || ended, 'only one activity runs at a time', after);
    check(starts.join() === after.activity, 'it knows what runs', after);
    check(isAllowed(after), 'nothing starts while it may not', after);
  } else if (!ended) {
    check(after.activity === before.activity, 'what runs ends by its own report only', after);
  }
  if (has('abort')) check(after.activity !== null, 'only what runs is aborted', after);
  const timerBefore = event.kind === 'timerFired' ? null : before.timerAtMs;
  const isSet = has('schedule') || (timerBefore !== null && !has('cancelTimer'));
  check((after.timerAtMs !== null) === isSet, 'it knows of its timer', after);
  check(after.activity !== 'push' || after.timerAtMs === null, 'no timer while it sends', after);
  if (has('giveWay')) check(after.activity === 'pull', 'only a pull gives way', after);
  if (after.isAborting) return;
  const isFree = after.pushDueAtMs === null || after.timerAtMs !== null;
  if (after.activity === 'focus')
    check(isFree, 'a look at one group ends when a push is due', after);
  if (after.activity !== 'pull' || after.isGivingWay || after.failures.push > 0) return;
  check(isFree, 'a pull gives way when a push is due', after);
}

const startOf = { pull: 'startPull', push: 'startPush', focus: 'startFocus' } as const;

/** [P8] Online, not paused, something to send ⇒ an attempt runs or is scheduled, and no later than it is due. */
function checkLiveness({ state, nowMs, outbox }: Driven): void {
  const isOpen = outbox.hasDue || outbox.nextDueAtMs !== null;
  const { activity, timerAtMs, pushDueAtMs, blockedUntilMs } = state;
  if (!state.isStarted || state.isStopping || !isAllowed(state)) return;
  check(activity !== null || timerAtMs !== null, '[P8] an attempt runs or is scheduled', state);
  if (!isOpen || activity !== null) return;
  check(pushDueAtMs !== null, '[P8] a push is due at some time', state);
  const latest = Math.max(nowMs, pushDueAtMs ?? 0, blockedUntilMs ?? 0);
  check((timerAtMs ?? Number.POSITIVE_INFINITY) <= latest, '[P8] no later than it is due', state);
}

function isAllowed(state: MachineState): boolean {
  const isPaused = state.isPausedByUser || state.isSignedOut || state.isUpdateRequired;
  return state.hasNetwork && !state.isOfflineByChoice && !isPaused;
}

// Not `expect`: hundreds of thousands of states are checked.
function check(isSo: boolean, rule: string, state: MachineState): void {
  if (!isSo) throw new Error(`${rule}: ${JSON.stringify(state)}`);
}
