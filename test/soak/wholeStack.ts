import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createRemote } from '#electron/remotes/createRemote.ts';
import type { FaultRuleInput } from '#electron/sandbox/faults/faultRule.ts';
import { writeSeedFolder } from '#test/contract/remotes/rosterSeed.ts';
import type { FaultRule, Mishap } from '#test/fakes/fakeRemoteGroups.ts';
import { people } from '#test/property/sync/steps.ts';
import { createDiskLaptop } from '#test/property/syncOnDisk/diskLaptop.ts';
import type { DiskWorld, Line, Seat } from '#test/property/syncOnDisk/diskWorld.ts';
import { meetPeople } from '#test/property/syncOnDisk/diskWorld.ts';
import { LaptopUser } from '#test/property/syncOnDisk/laptopUser.ts';
import { makeChange } from '#test/property/syncOnDisk/makeChange.ts';
import { makeMemoryFolder } from '#test/property/syncOnDisk/memoryFolder.ts';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';
import { createHurriedClock } from './hurriedClock.ts';

const restWithinMs = 120_000;

/** A world that has to be waited for. */
export interface WholeStack extends DiskWorld {
  stop(keepFolder: boolean): Promise<void>;
}

/**
 * Two laptops on disk, each with the real client over HTTP, in front of the real sandbox: all of Muster but its faces,
 * in one process. What others do "elsewhere" is done on a third laptop with a good line.
 */
export async function openWholeStack(): Promise<WholeStack> {
  const seed = writeSeedFolder({
    people: people.map((id) => ({ id, name: `Person ${id}` })),
    groups: [
      { id: 'first', name: 'First' },
      { id: 'second', name: 'Second' },
    ],
    memberships: ['a', 'b'].map((personId) => ({ groupId: 'first', personId })),
  });
  const sandbox = await startTestSandbox({ seed: { folder: seed.folder } });
  seed.remove();
  const folder = makeMemoryFolder();
  const seats = ['laptop1', 'laptop2'].map((name) => sit(name, folder, sandbox));
  const colleague = sit('colleague', folder, sandbox, false);
  colleague.user.laptop.engine().start();
  const tally = { steps: 0, edits: 0, faults: 0, interruptions: 0 };

  return {
    deeds: null,
    seats: [...seats, colleague],
    folder,
    alsoCheck: () => {},
    tally,
    changeElsewhere: (change) => makeChange({ tally }, colleague.user, change),
    feedServer: null,
    placeThere: (remoteId) =>
      colleague.user.shown().findIndex((group) => group.remoteId === remoteId),
    contents: () => contentsOf(sandbox),
    end() {
      throw new Error('A whole stack is stopped.');
    },
    async stop(keepFolder) {
      for (const { user } of [...seats, colleague]) user.laptop.close();
      await sandbox.stop();
      if (!keepFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function sit(name: string, folder: string, sandbox: TestSandbox, isBadLine = true): Seat {
  const clock = createHurriedClock();
  const line: Line = {
    onAwait: null,
    addFault: async (rule) => {
      if (isBadLine) await sandbox.fault(faultOf(rule));
    },
    clearFaults: () => sandbox.clearFaults(),
  };
  const remote = createRemote({
    provider: 'stream',
    scopeId: null,
    baseUrl: sandbox.url,
    credentials: { kind: 'server', ...sandbox.credentials.stream },
    async fetch(...request) {
      const operation = operationOf(...request);
      const call = { operation, remoteId: null, memberKeys: [] } as const;
      line.onAwait?.(call, 'asked');
      const answer = await fetch(...request);
      line.onAwait?.(call, 'answered');
      return answer;
    },
    nowMs: Date.now,
  });
  const laptop = createDiskLaptop({ name, folder, remote, clock, random: () => 0.5 });
  meetPeople(laptop.store(), people, clock);
  return {
    user: new LaptopUser(laptop),
    remote: line,
    clock,
    checkedEnds: 0,
    async comeToRest() {
      const untilMs = performance.now() + restWithinMs;
      for (;;) {
        await wait(3);
        const status = laptop.engine().status();
        const isResting = status.phase === 'upToDate' || status.phase === 'needsAttention';
        if (isResting && status.waiting === 0) return status;
        if (performance.now() > untilMs) throw new Error(`No rest: ${JSON.stringify(status)}`);
      }
    },
  };
}

/** As far as a history asks: a list of groups is asked for by the bare path of all of them. */
function operationOf(...[input, init]: Parameters<typeof fetch>) {
  const request = input instanceof Request ? input : null;
  const method = init?.method ?? request?.method ?? 'GET';
  if (method !== 'GET') return 'updateGroup';
  const { pathname } = new URL(request?.url ?? String(input));
  return pathname.endsWith('/usergroups') ? 'listGroups' : 'getGroup';
}

function faultOf({ operation, times = 1, mishap }: FaultRule): FaultRuleInput {
  const isRead = operation === 'read' || operation === 'getGroup';
  return { ...kindOf(mishap), method: isRead ? 'GET' : 'POST', times };
}

function kindOf(mishap: Mishap): Pick<FaultRuleInput, 'kind' | 'status' | 'retryAfterSeconds'> {
  switch (mishap.kind) {
    case 'dropRequest':
    case 'timeOut':
      return { kind: 'dropRequest' };
    case 'dropAnswer':
    case 'timeOutApplied':
      return { kind: 'dropAnswer' };
    case 'unreadable':
      return { kind: 'truncate' };
    case 'duplicate':
      return { kind: 'duplicate' };
    case 'status': {
      const { status, retryAfterMs } = mishap;
      const retryAfterSeconds = Math.ceil((retryAfterMs ?? 0) / 1000);
      return { kind: 'status', status, ...(retryAfterSeconds > 0 && { retryAfterSeconds }) };
    }
  }
}

async function contentsOf(sandbox: TestSandbox): Promise<unknown> {
  const { groups } = await sandbox.state();
  return new Map(
    groups.map(({ id, name, description, members }) => {
      const shown = members.map(({ personId, isAdmin }) => `${personId} ${isAdmin}`).sort();
      return [id, { name, description: description || null, members: shown }];
    }),
  );
}
