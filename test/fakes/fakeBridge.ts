import type { GroupId, WorkspaceId } from '#shared/domain/ids.ts';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import { instantOf } from '#shared/domain/time.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { MusterBridge } from '#shared/ipc/bridge.ts';
import { methodNames } from '#shared/ipc/channels.ts';
import { contract, type MethodName, type Params, type Value } from '#shared/ipc/contract.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { MusterEvent } from '#shared/ipc/events.ts';
import { fail, type Result, succeed } from '#shared/ipc/result.ts';
import { activityHandlers } from './desk/activityHandlers.ts';
import { backupHandlers } from './desk/backupHandlers.ts';
import { changeHandlers } from './desk/changeHandlers.ts';
import { addEveryConflict, addManyConflicts } from './desk/conflictEdits.ts';
import { diagnosticsText } from './desk/diagnosticsText.ts';
import { exportHandlers } from './desk/exportHandlers.ts';
import { failureSentences } from './desk/failureSentences.ts';
import { FakeOutbox } from './desk/fakeOutbox.ts';
import {
  connectedWorkspace,
  demoWorkspace,
  scopesOf,
  workspacesOf,
} from './desk/fakeWorkspaces.ts';
import { groupHandlers, pageOf } from './desk/groupHandlers.ts';
import { historyHandlers } from './desk/historyHandlers.ts';
import { importHandlers } from './desk/importHandlers.ts';
import { addRefusedEdits, addThousandEdits } from './desk/manyEdits.ts';
import { createOrganisation, lookedAt } from './desk/organisation.ts';
import { pastingHandlers } from './desk/pastingHandlers.ts';
import { addPendingEdits } from './desk/pendingEdits.ts';
import { peopleHandlers } from './desk/peopleHandlers.ts';
import { rosterHandlers } from './desk/rosterHandlers.ts';
import { plainScenario, type Scenario } from './desk/scenario.ts';
import { syncRecords } from './desk/syncRecords.ts';

export type Handlers = {
  [Name in MethodName]?: (params: Params<Name>) => Value<Name> | Promise<Value<Name>>;
};

/** A `window.muster` in memory, for looking at the renderer and for its tests. Checks what it is given. */
export interface FakeBridge extends MusterBridge {
  /** Every call so far, for a test to look at. */
  readonly calls: readonly { method: MethodName; params: unknown }[];
  emit(event: MusterEvent): void;
}

export function createFakeBridge(wishes: Partial<Scenario> = {}): FakeBridge {
  const scenario: Scenario = { ...plainScenario, ...wishes };
  const outbox = new FakeOutbox(createOrganisation(scenario.shape));
  pendingEdits[scenario.pending](outbox);
  const listeners = new Set<(event: MusterEvent) => void>();
  const calls: { method: MethodName; params: unknown }[] = [];
  const emit = (event: MusterEvent) => {
    for (const listener of listeners) listener(event);
  };

  let version = 0;
  let phase = scenario.phase;
  let isOfflineByChoice = scenario.phase === 'offline' && scenario.isOfflineByChoice;
  const changed = (groupIds: GroupId[] | null) => {
    version += 1;
    emit({ event: 'store.changed', payload: { version, groupIds, people: true, changes: true } });
    emit({ event: 'sync.status', payload: status() });
  };
  const edited = (groupIds: GroupId[]) => {
    changed(groupIds);
    if (scenario.sendsAfterMs === null || isOfflineByChoice) return;
    setTimeout(() => {
      outbox.settle();
      changed(groupIds);
    }, scenario.sendsAfterMs);
  };
  const status = (): SyncStatus => {
    const held = new Set(outbox.conflicts.flatMap((conflict) => conflict.held));
    const free = outbox.pending.filter((entry) => !held.has(entry));
    const refused = outbox.makings.filter(({ state }) => state === 'parked').length;
    const parked = free.filter(({ state }) => state === 'parked').length + refused;
    const conflicts = outbox.conflicts.length;
    const waiting = free.length + outbox.makings.length - parked;
    const isQuiet = phase === 'upToDate' || phase === 'waiting' || phase === 'needsAttention';
    return {
      phase: !isQuiet
        ? phase
        : parked + conflicts + scenario.quarantined > 0
          ? 'needsAttention'
          : waiting > 0
            ? 'waiting'
            : 'upToDate',
      isOfflineByChoice,
      waiting,
      parked,
      conflicts,
      quarantined: scenario.quarantined,
      progress: phase === 'pulling' ? { label: 'groups', done: 120, total: 640 } : null,
      lastSuccessAt: phase === 'neverSynced' ? null : instantOf(Date.now() - 4 * 60_000),
      nextAttemptAt: nextAttemptOf(phase, Date.now()),
      problem: problemAt(phase, scenario),
    };
  };
  const told = (next: SyncStatus['phase']): SyncStatus => {
    phase = next;
    emit({ event: 'sync.status', payload: status() });
    return status();
  };

  let workspaces = workspacesOf(scenario);
  let openId = scenario.workspaces === 'closed' ? null : (workspaces[0]?.id ?? null);
  const open = (id: WorkspaceId | null) => {
    openId = id;
    emit({ event: 'workspace.changed', payload: { openId: id } });
  };
  const workspace = (id: WorkspaceId): Workspace => {
    const found = workspaces.find((candidate) => candidate.id === id);
    if (found === undefined) throw new MusterError('notFound', 'This workspace is not known here.');
    return found;
  };
  let settings = scenario.settings;

  const handlers: Handlers = {
    ...groupHandlers(outbox, scenario, edited),
    ...historyHandlers(outbox),
    ...rosterHandlers(outbox, scenario, edited, emit),
    ...pastingHandlers(outbox, edited),
    ...importHandlers(outbox, scenario, edited),
    ...peopleHandlers(outbox, scenario.hasSavedFilters),
    ...changeHandlers(outbox, edited),
    ...activityHandlers(outbox, scenario),
    ...backupHandlers(scenario, () => changed(null)),
    ...exportHandlers(outbox, scenario, emit),
    'workspace.list': () => ({
      workspaces,
      openId,
      problem: problemOf(scenario, workspaces),
    }),
    'workspace.add': (params) => {
      const added = params.kind === 'demo' ? demoWorkspace : connectedWorkspace(params);
      workspaces = [...workspaces.filter(({ id }) => id !== added.id), added];
      open(added.id);
      return added;
    },
    'workspace.open': ({ workspaceId }) => {
      open(workspace(workspaceId).id);
      return workspace(workspaceId);
    },
    'workspace.update': ({ workspaceId, credentials: _credentials, ...changes }) => {
      const updated = { ...workspace(workspaceId), ...changes };
      workspaces = workspaces.map((other) => (other.id === workspaceId ? updated : other));
      open(openId);
      return updated;
    },
    'workspace.remove': ({ workspaceId, discardUnsent }) => {
      if (outbox.pending.length > 0 && !discardUnsent) {
        throw new MusterError('conflict', 'This workspace has changes that were not sent.');
      }
      workspaces = workspaces.filter(({ id }) => id !== workspaceId);
      if (openId === workspaceId) open(workspaces[0]?.id ?? null);
      return {};
    },
    'workspace.test': () => ({}),
    'workspace.scopes': () => ({ scopes: scopesOf(scenario) }),
    'sync.status': () => status(),
    'sync.run': () => status(),
    'sync.pause': () => told('paused'),
    'sync.resume': () => told('upToDate'),
    'sync.setOffline': ({ offline }) => {
      isOfflineByChoice = offline;
      if (!offline) edited([]);
      return told(offline ? 'offline' : 'upToDate');
    },
    'sync.focus': () => ({}),
    'sync.log': ({ limit, cursor }) =>
      pageOf(scenario.hasSyncLog ? syncRecords(Date.now()) : [], limit, cursor),
    'app.info': () => ({
      name: 'Muster',
      version: '0.1.0',
      host: 'browserShell',
      keepsCredentials: scenario.keepsCredentials,
      platform: 'linux',
    }),
    'app.diagnostics': () => ({ text: diagnosticsText }),
    'settings.get': () => settings,
    'settings.set': (change) => {
      settings = { ...settings, ...change };
      emit({ event: 'settings.changed', payload: settings });
      return settings;
    },
  };

  const answer = async <Name extends MethodName>(
    method: Name,
    given: unknown,
  ): Promise<Result<unknown>> => {
    calls.push({ method, params: given });
    const params = contract[method].params.safeParse(given);
    if (!params.success) {
      return fail({ code: 'invalidRequest', message: `${method}: ${params.error.message}` });
    }
    const latencyMs = scenario.slowMethods[method] ?? scenario.latencyMs;
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    const code = scenario.failing[method];
    if (code !== undefined) return fail({ code, message: failureSentences[code] });
    const handler: ((params: never) => unknown) | undefined = handlers[method];
    if (handler === undefined)
      return fail({ code: 'notSupported', message: `${method} is not here.` });
    try {
      // What the schema let through is what the handler of the same name takes.
      return succeed(await handler(params.data as never));
    } catch (error) {
      if (error instanceof MusterError) return fail(error.toFailure());
      return fail({ code: 'internal', message: String(error) });
    }
  };

  const methods = Object.fromEntries(
    methodNames.map((method) => [method, (params: unknown) => answer(method, params)]),
  ) as MusterBridge['methods'];
  return {
    methods,
    calls,
    emit,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const pendingEdits: Readonly<Record<Scenario['pending'], (outbox: FakeOutbox) => void>> = {
  none: () => undefined,
  some: addPendingEdits,
  everyConflict: addEveryConflict,
  many: addManyConflicts,
  thousands: addThousandEdits,
  refused: addRefusedEdits,
};

/** What an attempt has failed with, as long as its phase lasts. */
function problemAt(phase: SyncStatus['phase'], { problem }: Scenario): SyncStatus['problem'] {
  if (phase !== 'backingOff' && phase !== 'signedOut' && phase !== 'offline') return null;
  if (problem !== 'usual') return { kind: problem, status: null, serverMessage: null };
  switch (phase) {
    case 'backingOff':
      return { kind: 'server', status: 503, serverMessage: 'Service temporarily unavailable' };
    case 'signedOut':
      return { kind: 'signedOut', status: 401, serverMessage: 'Token signature is invalid' };
    case 'offline':
      return null;
  }
}

/** Backing off for a while, looking in now and then when all is well, and not at all when stopped. */
function nextAttemptOf(phase: SyncStatus['phase'], now: number): SyncStatus['nextAttemptAt'] {
  if (phase === 'backingOff') return instantOf(now + 4.5 * 60_000);
  return phase === 'upToDate' || phase === 'needsAttention' ? instantOf(now + 42_000) : null;
}

/** The workspace that was open last, where it could not be opened. */
function problemOf(scenario: Scenario, [first]: Workspace[]): Value<'workspace.list'>['problem'] {
  if (scenario.workspaces !== 'closed' || first === undefined) return null;
  const error = { code: 'storeCorrupt', message: failureSentences.storeCorrupt } as const;
  return { workspaceId: first.id, error };
}

/** The day the fake organisation is looked at. */
export const fakeToday = new Date(lookedAt);
