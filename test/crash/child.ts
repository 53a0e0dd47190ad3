import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { seededRandom } from '#electron/sandbox/random/seededRandom.ts';
import type { EditId } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { createPass } from './boundaries.ts';
import { chooseWish } from './chooseWish.ts';
import { createCrashingFetch } from './crashingFetch.ts';
import { openCrashingStore } from './crashingStore.ts';
import { createFastClock } from './fastClock.ts';
import { countSending, inspect } from './inspection.ts';
import { createEngine } from './openMuster.ts';
import type { ChildPlan, Report, Wish } from './plan.ts';

// A process that opens a store, says what it finds, syncs, and edits until somebody kills it: `node child.ts <plan>`.
// `node child.ts warm` only fills the compile cache, which a killed process never writes.

function report(line: Report): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let written = 0; written < bytes.length; ) written += writeSync(1, bytes, written);
}

function live(plan: ChildPlan): void {
  const random = seededRandom(plan.seed);
  const clock = createFastClock(plan.epochMs);
  const pass = createPass(plan.killAt, report);
  report({ kind: 'opening' });
  const store = openCrashingStore(plan.file, clock.nowMs, pass);
  const inspection = inspect(store);
  const undoable: EditId[] = [...plan.undoable];
  let made = 0;
  let wanted = plan.edits;
  let encores = plan.killAt === null ? 0 : 8;

  const engine = createEngine(plan, {
    store,
    clock,
    random,
    // At an await of the engine's: what it has read and what it is about to write lie on either side.
    fetch: createCrashingFetch(pass, () => {
      if (random() < 0.25) edit();
    }),
  });
  engine.start();
  const sendingAfterStart = countSending(store);
  report({ kind: 'opened', inspection, sendingAfterStart });

  function edit(): void {
    if (made >= wanted) return;
    const wish = chooseWish(store, random, plan.firstEdit + made, undoable);
    if (wish === null) return;
    made += 1;
    report({ kind: 'trying', wish });
    try {
      const editId = commit(wish);
      report({ kind: 'accepted', editId });
      if (wish.kind === 'edit' && editId !== null) undoable.push(editId);
    } catch (error) {
      if (!(error instanceof MusterError)) throw error;
      report({ kind: 'refused', code: error.code });
    }
    engine.editCommitted();
  }

  function commit(wish: Wish): EditId | null {
    const at = clock.now();
    if (wish.kind === 'undo') return store.undoEdit(wish.of, at).editId;
    const intents = wish.intents.map(({ groupId, intent }) => ({
      groupId,
      intent,
      ...(intent.name === 'createGroup' && { remoteId: groupId }),
    }));
    return store.commitEdit({ intents, at }).editId;
  }

  function editOn(): void {
    edit();
    if (made < wanted) setTimeout(editOn, random() * 12);
    else void engine.whenIdle().then(goOn);
  }

  /** At rest, and not where it was to die: another pull and a few edits more. */
  function goOn(): void {
    if (encores === 0) {
      report({ kind: 'idle' });
      return;
    }
    encores -= 1;
    wanted += 2;
    engine.requestSync();
    editOn();
  }
  editOn();
  // Until it is killed.
  setInterval(() => {}, 1000);
}

const [argument = ''] = process.argv.slice(2);
if (argument === 'warm') flushCompileCache();
else live(JSON.parse(argument) as ChildPlan);
