import type { RemoteOperation } from '#electron/sync/classifyResponse.ts';
import type {
  ChangesAnswer,
  ReadGroup,
  RemoteFailure,
  RemoteGroupSummary,
  RemoteGroups,
  RemotePage,
  RemotePerson,
  RemoteResult,
  Traffic,
  UnreadableItem,
} from '#electron/sync/ports/remote.ts';
import {
  type FakeGroupsServer,
  Refusal,
  type ServerGroup,
  serverDate,
} from './fakeGroupsServer.ts';

/** What goes wrong on the way. `apply…`: the server has done it, and we do not hear of it. */
export type Mishap =
  | {
      kind:
        | 'dropRequest'
        | 'dropAnswer'
        | 'timeOut'
        | 'timeOutApplied'
        | 'unreadable'
        | 'duplicate';
    }
  | { kind: 'status'; status: number; retryAfterMs?: number; message?: string };

export interface FaultRule {
  operation?: RemoteOperation | 'write' | 'read';
  remoteId?: string;
  /** How many requests it hits; for ever when left out. */
  times?: number;
  mishap: Mishap;
}

export interface Call {
  operation: RemoteOperation;
  remoteId: string | null;
  memberKeys: readonly string[];
}

/** A client of the fake server: the port the engine sees, and the strings a test pulls. */
export interface FakeRemote extends RemoteGroups {
  readonly calls: readonly Call[];
  addFault(rule: FaultRule): void;
  clearFaults(): void;
  /** Called when a request sets out and when its answer arrives: every await of the engine is between two of these. */
  onAwait: ((call: Call, moment: 'asked' | 'answered') => void) | null;
  /** The next request of this kind stops on its way until released. */
  hold(operation: RemoteOperation): { arrived: Promise<void>; release(): void };
  /** Items of the next pages that cannot be parsed. */
  unreadable: UnreadableItem[];
}

const reads: readonly RemoteOperation[] = ['listPeople', 'listGroups', 'getGroup', 'readChanges'];

export function createFakeRemoteGroups(
  server: FakeGroupsServer,
  options: {
    name?: string;
    pageSize?: number;
    honoursIdempotencyKeys?: boolean;
    /** Whether the list tells by which id somebody was made. */
    listsClientIds?: boolean;
  } = {},
): FakeRemote {
  const { name = 'laptop', pageSize = 3, honoursIdempotencyKeys = false } = options;
  const { listsClientIds = true } = options;
  const calls: Call[] = [];
  let traffic: Traffic = { requests: 0, bytesSent: 0, bytesReceived: 0 };
  const made = new Map<string, RemoteGroupSummary>();
  let rules: FaultRule[] = [];
  let gates: { operation: RemoteOperation; reached: () => void; opened: Promise<void> }[] = [];

  function takeMishap(call: Call): Mishap | null {
    const rule = rules.find(
      ({ operation, remoteId, times }) =>
        times !== 0 &&
        (remoteId === undefined || remoteId === call.remoteId) &&
        (operation === undefined ||
          operation === call.operation ||
          operation === (reads.includes(call.operation) ? 'read' : 'write')),
    );
    if (rule === undefined) return null;
    if (rule.times !== undefined) rule.times -= 1;
    return rule.mishap;
  }

  async function passGate(operation: RemoteOperation): Promise<void> {
    const gate = gates.find((candidate) => candidate.operation === operation);
    if (gate === undefined) return;
    gates = gates.filter((candidate) => candidate !== gate);
    gate.reached();
    await gate.opened;
  }

  async function request<Value>(
    call: Call,
    signal: AbortSignal,
    serve: () => Value,
  ): Promise<RemoteResult<Value>> {
    calls.push(call);
    traffic = withBytes(traffic, 1, { bytesSent: JSON.stringify(call).length });
    await Promise.resolve();
    remote.onAwait?.(call, 'asked');
    await passGate(call.operation);
    const result = signal.aborted ? failed('aborted') : answer(takeMishap(call), serve);
    if (result.ok) {
      traffic = withBytes(traffic, 0, { bytesReceived: JSON.stringify(result.value).length });
    }
    await Promise.resolve();
    remote.onAwait?.(call, 'answered');
    return result;
  }

  function answer<Value>(mishap: Mishap | null, serve: () => Value): RemoteResult<Value> {
    switch (mishap?.kind) {
      case undefined:
        return serveOnce(serve);
      case 'dropRequest':
        return failed('network');
      case 'timeOut':
        return failed('timeout');
      case 'status':
        return refused(mishap.status, mishap.message ?? 'No.', mishap.retryAfterMs ?? null);
      case 'duplicate':
        serveOnce(serve);
        return serveOnce(serve);
      case 'dropAnswer':
        serveOnce(serve);
        return failed('network');
      case 'timeOutApplied':
        serveOnce(serve);
        return failed('timeout');
      case 'unreadable':
        serveOnce(serve);
        return { ok: false, failure: { ...silent, kind: 'unreadable', status: 200 } };
    }
  }

  const call = (
    operation: RemoteOperation,
    remoteId: string | null = null,
    memberKeys: readonly string[] = [],
  ): Call => ({ operation, remoteId, memberKeys });

  const remote: FakeRemote = {
    capabilities: server.capabilities,
    traffic: () => traffic,
    calls,
    unreadable: [],
    onAwait: null,
    addFault: (rule) => {
      rules.push({ ...rule });
    },
    clearFaults: () => {
      rules = [];
    },
    hold(operation) {
      const arrived = Promise.withResolvers<void>();
      const opened = Promise.withResolvers<void>();
      gates.push({ operation, reached: arrived.resolve, opened: opened.promise });
      return { arrived: arrived.promise, release: opened.resolve };
    },
    verify: () => Promise.resolve({ ok: true, value: null }),
    whoAmI: () => Promise.resolve({ ok: true, value: null }),
    readChanges: (cursor, signal) => {
      if (!server.capabilities.changeFeed) {
        return Promise.resolve({ ok: true, value: { kind: 'expired' } });
      }
      return request(call('readChanges'), signal, () => changesSince(cursor));
    },
    createPerson: (person, signal) =>
      request(call('createPerson', person.clientId), signal, () => {
        if (!server.capabilities.createPeople) throw new Refusal(400, 'No people are made here');
        const memberKey = server.createPerson(person.clientId, person.name);
        return personOf([memberKey, server.people.get(memberKey) ?? { name: person.name }]);
      }),
    listPeople: (cursor, signal) =>
      request(call('listPeople'), signal, () => {
        const people = [...server.people].sort(([one], [other]) => (one < other ? -1 : 1));
        const rest = people.filter(([memberKey]) => cursor === null || memberKey > cursor);
        const items = rest.slice(0, pageSize).map(personOf);
        return page(items, rest.length > pageSize ? (items.at(-1)?.memberKey ?? null) : null);
      }),
    listGroups: (cursor, signal) =>
      request(call('listGroups'), signal, () => {
        const found = server.listGroups(Number(cursor ?? 0), pageSize + 1);
        const shown = found.slice(0, pageSize);
        const last = shown.at(-1);
        const nextCursor = found.length > pageSize && last ? String(last.order) : null;
        return page(shown.map(summaryOf), nextCursor);
      }),
    getGroup: (remoteId, signal) =>
      request(call('getGroup', remoteId), signal, () => readOf(server.get(remoteId))),
    createGroup: (group, signal) =>
      request(call('createGroup', group.clientId), signal, () => {
        const before = honoursIdempotencyKeys ? made.get(group.idempotencyKey) : undefined;
        if (before !== undefined) return before;
        const { clientChosenGroupIds } = server.capabilities;
        const remoteId = clientChosenGroupIds ? group.clientId : server.nextId();
        const summary = summaryOf(server.create(name, remoteId, group.name, group.description));
        made.set(group.idempotencyKey, summary);
        return summary;
      }),
    updateGroup: (remoteId, changes, signal) =>
      request(call('updateGroup', remoteId), signal, () => {
        server.update(name, remoteId, changes);
        return null;
      }),
    deleteGroup: (remoteId, signal) =>
      request(call('deleteGroup', remoteId), signal, () => {
        server.remove(name, remoteId);
        return null;
      }),
    addMembers: (remoteId, memberKeys, isAdmin, signal) =>
      request(call('addMembers', remoteId, memberKeys), signal, () => {
        server.join(name, remoteId, memberKeys, isAdmin);
        return null;
      }),
    removeMembers: (remoteId, memberKeys, signal) =>
      request(call('removeMembers', remoteId, memberKeys), signal, () => {
        server.leave(name, remoteId, memberKeys);
        return null;
      }),
    setAdmin: (remoteId, memberKeys, isAdmin, signal) =>
      request(call('setAdmin', remoteId, memberKeys), signal, () => {
        server.setAdmin(name, remoteId, memberKeys, isAdmin);
        return null;
      }),
  };

  /** People as they are now, so that events which come twice or in disorder say the same. */
  function changesSince(cursor: string | null): ChangesAnswer {
    const nothing = { people: [], peopleGone: [], groupIds: [], unreadable: [], hasMore: false };
    if (cursor === null) {
      return { kind: 'changes', changes: { ...nothing, nextCursor: server.feed.end() } };
    }
    const read = server.feed.read(cursor, pageSize);
    if (read === null) return { kind: 'expired' };
    const { events, nextCursor, hasMore } = read;
    const keys = new Set(events.flatMap((one) => (one.kind === 'person' ? [one.memberKey] : [])));
    const ids = new Set(events.flatMap((one) => (one.kind === 'group' ? [one.remoteId] : [])));
    const listed = [...server.people].filter(([memberKey]) => keys.has(memberKey));
    const unreadable = remote.unreadable;
    remote.unreadable = [];
    return {
      kind: 'changes',
      changes: {
        people: listed.map(personOf),
        peopleGone: [...keys].filter((memberKey) => !server.people.has(memberKey)),
        groupIds: [...ids],
        unreadable,
        nextCursor,
        hasMore,
      },
    };
  }

  function personOf([memberKey, person]: [
    string,
    { name: string; clientId?: string },
  ]): RemotePerson {
    return {
      memberKey,
      name: person.name,
      email: null,
      phone: null,
      otherEmails: [],
      clientId: listsClientIds ? (person.clientId ?? null) : null,
      status: 'active',
      attributes: {},
    };
  }

  function page<Item>(items: Item[], nextCursor: string | null): RemotePage<Item> {
    const unreadable = remote.unreadable;
    remote.unreadable = [];
    return { items, unreadable, nextCursor };
  }

  return remote;
}

function withBytes(before: Traffic, requests: number, bytes: Partial<Traffic>): Traffic {
  return {
    requests: before.requests + requests,
    bytesSent: before.bytesSent + (bytes.bytesSent ?? 0),
    bytesReceived: before.bytesReceived + (bytes.bytesReceived ?? 0),
  };
}

const silent = { status: null, retryAfterMs: null, serverMessage: null, serverCode: null };

function failed(kind: RemoteFailure['kind']): { ok: false; failure: RemoteFailure } {
  return { ok: false, failure: { ...silent, kind } };
}

function refused(status: number, serverMessage: string, retryAfterMs: number | null) {
  const failure = { kind: 'http' as const, status, serverMessage, retryAfterMs, serverCode: null };
  return { ok: false as const, failure };
}

function serveOnce<Value>(serve: () => Value): RemoteResult<Value> {
  try {
    return { ok: true, value: serve() };
  } catch (error) {
    if (error instanceof Refusal) return refused(error.status, error.message, null);
    throw error;
  }
}

function summaryOf({ remoteId, name, description }: ServerGroup): RemoteGroupSummary {
  return { remoteId, name, description, createdAt: null, updatedAt: null, createdBy: null };
}

function readOf(group: ServerGroup): ReadGroup {
  const members = [...group.members].map(([memberKey, { isAdmin, joinedAt }]) => ({
    memberKey,
    isAdmin,
    joinedAt: serverDate(joinedAt),
  }));
  return { group: { ...summaryOf(group), members }, unreadable: [] };
}
