import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#electron/hosts/application/systemClock.ts';
import { openStore } from '#electron/store/openStore.ts';
import type { Store } from '#electron/store/store.ts';
import { createSyncEngine, type SyncEngine } from '#electron/sync/syncEngine.ts';
import { capabilitiesByProvider, type Provider } from '#shared/domain/capabilities.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { type SandboxProcess, startSandboxProcess } from './sandboxProcess.ts';
import { chooseRoster } from './syncRoster.ts';
import { commitThousandEdits } from './thousandEdits.ts';

/** What one step of a sync cost. */
interface Cost {
  requests: number;
  seconds: number;
  /** How many there were of what the step is about, for a rate; null where a rate says nothing. */
  amount: { count: number; unit: string } | null;
}

const steps = ['firstPull', 'pullUnchanged', 'pullChanged', 'commit', 'push'] as const;
type Step = (typeof steps)[number];

const labels: Readonly<Record<Step, string>> = {
  firstPull: 'first pull',
  pullUnchanged: 'pull, nothing changed',
  pullChanged: 'pull, 5 groups changed elsewhere',
  commit: 'commit 1,000 edits over 100 groups',
  push: 'push them, read back',
};

/**
 * What syncing through one vendor's face costs in requests and seconds, with the real store, engine and adapter against a sandbox in a process of
 * its own. Returns a table of medians over `runs` runs and a line that says what was measured.
 */
export async function runSyncCosts(
  runs: number,
  provider: Provider,
): Promise<{ rows: string[][]; note: string }> {
  const roster = chooseRoster();
  try {
    const results: Record<Step, Cost>[] = [];
    for (let run = 0; run < runs; run += 1)
      results.push(await measureOnce(roster.folder, provider));
    const rows = steps.map((step) =>
      tableRow(
        step,
        results.map((result) => result[step]),
      ),
    );
    return {
      rows: [['measured', 'requests', 'seconds', 'slowest', 'rate'], ...rows],
      note: `${provider}: ${roster.label}, HTTP on loopback, medians of ${runs} runs; the push includes the 0.3 s in which edits gather`,
    };
  } finally {
    roster.remove();
  }
}

async function measureOnce(seed: string, provider: Provider): Promise<Record<Step, Cost>> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-sync-bench-'));
  const sandbox = await startSandboxProcess(seed);
  const remote = sandbox.connect(provider);
  const { clientChosenGroupIds, groupAdmins } = remote.capabilities;
  const store = openStore({
    file: join(folder, 'muster.db'),
    ...(!clientChosenGroupIds && { newRemoteId: () => null }),
  });
  const engine = createSyncEngine({
    store,
    remote,
    clock: systemClock,
    random: Math.random,
    network: { isOnline: () => true, onChange: () => () => {} },
    log: { info: () => {}, warn: (event) => process.stderr.write(`${event}\n`) },
    offlineByChoice: false,
  });
  const measure = async (begin: () => void, amount: Cost['amount'] = null): Promise<Cost> => {
    await sandbox.takeRequests();
    const start = performance.now();
    begin();
    await upToDate(engine);
    const seconds = (performance.now() - start) / 1000;
    return { requests: await sandbox.takeRequests(), seconds, amount };
  };
  try {
    const { groups } = await sandbox.state();
    const memberships = groups.reduce((sum, { members }) => sum + members.length, 0);
    const rate = { count: memberships, unit: 'memberships/s' };
    const firstPull = await measure(() => engine.start(), rate);
    const pullUnchanged = await measure(() => engine.requestSync(), rate);
    await changeElsewhere(sandbox);
    const pullChanged = await measure(() => engine.requestSync(), rate);
    const start = performance.now();
    const edited = commitThousandEdits(store, groupAdmins);
    const committed = (performance.now() - start) / 1000;
    const edits = { count: 1000, unit: 'edits/s' };
    const push = await measure(() => engine.editCommitted(), edits);
    await checkArrival(store, sandbox, edited, provider);
    const commit = { requests: 0, seconds: committed, amount: edits };
    return { firstPull, pullUnchanged, pullChanged, commit, push };
  } finally {
    await engine.stop(0);
    store.close();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rejects when something needs the user: then the numbers would mean nothing. */
function upToDate(engine: SyncEngine): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { phase, waiting, problem } = engine.status();
      if (phase === 'upToDate') finish(resolve);
      else if (phase === 'needsAttention' && waiting === 0) {
        finish(() => reject(new Error(`The sync needs attention: ${JSON.stringify(problem)}`)));
      }
    };
    const finish = (end: () => void) => {
      stop();
      end();
    };
    const stop = engine.onStatus(() => void engine.whenIdle().then(look));
    void engine.whenIdle().then(look);
  });
}

/** Two groups described, two people taken out, one group with a new member. */
async function changeElsewhere(sandbox: SandboxProcess): Promise<void> {
  const remote = sandbox.connect('stream');
  const { signal } = new AbortController();
  const { groups, people } = await sandbox.state();
  const changed = groups.filter(({ members }) => members.length > 3 && members.length < 90);
  for (const [index, { id, members }] of changed.slice(0, 5).entries()) {
    const inside = members.map(({ personId }) => personId);
    const outside = people.find((person) => !inside.includes(person.id))?.id ?? '';
    const answer =
      index < 2
        ? await remote.updateGroup(id, { description: `From elsewhere ${index}` }, signal)
        : index < 4
          ? await remote.removeMembers(id, inside.slice(0, 1), signal)
          : await remote.addMembers(id, [outside], false, signal);
    if (!answer.ok) throw new Error(`A change elsewhere failed: ${JSON.stringify(answer.failure)}`);
  }
}

/** Every edited group is on the server as it is here. */
async function checkArrival(
  store: Store,
  sandbox: SandboxProcess,
  edited: readonly GroupId[],
  provider: Provider,
): Promise<void> {
  const datasetIds = await sandbox.datasetIds(provider);
  // Who is an admin shows only where the vendor has such a thing.
  const flagOf = (isAdmin: boolean) => isAdmin && capabilitiesByProvider[provider].groupAdmins;
  const ownIdOf = (id: string | null | undefined) => datasetIds.get(id ?? '') ?? id;
  const { groups } = await sandbox.state();
  for (const groupId of edited) {
    const state = store.groupState(groupId);
    const remoteId = store.getGroup(groupId)?.remoteId;
    const there = groups.find(({ id }) => id === ownIdOf(remoteId));
    const keys = store.memberKeys(state?.members.keys() ?? []);
    const here = [...(state?.members ?? [])].map(
      ([id, { isAdmin }]) => `${ownIdOf(keys.get(id))} ${flagOf(isAdmin)}`,
    );
    const flags =
      there?.members.map(({ personId, isAdmin }) => `${personId} ${flagOf(isAdmin)}`) ?? [];
    const isSame = there?.name === state?.fields.name && `${here.sort()}` === `${flags.sort()}`;
    if (!isSame) throw new Error(`${groupId} is not on the server as it is here.`);
  }
}

function tableRow(step: Step, costs: readonly Cost[]): string[] {
  const middle = (values: number[]) =>
    [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? 0;
  const seconds = costs.map((cost) => cost.seconds);
  const median = middle(seconds);
  const amount = costs[0]?.amount ?? null;
  return [
    labels[step],
    String(middle(costs.map(({ requests }) => requests))),
    median.toFixed(2),
    Math.max(...seconds).toFixed(2),
    amount === null ? '—' : `${Math.round(amount.count / median)} ${amount.unit}`,
  ];
}
