import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '#electron/sandbox/random/seededRandom.ts';
import { startTestSandbox } from '#test/support/startSandbox.ts';
import { liveAndDie } from './childProcess.ts';
import { chooseEnd } from './chooseEnd.ts';
import { editNumbersPerLife } from './chooseWish.ts';
import { compareCopies, compareScreen, compareServer, findDuplicates } from './compare.ts';
import { becomeQuiet, breakLine, mendLine } from './faults.ts';
import { createHistory } from './history.ts';
import type { Inspection } from './inspection.ts';
import { editElsewhere } from './otherHands.ts';
import type { ChildPlan, Surroundings } from './plan.ts';
import type { Program } from './program.ts';
import { writeRoster } from './roster.ts';
import { settle } from './settle.ts';
import type { Tally } from './tally.ts';

const editsPerLife = 8;

/**
 * One data folder and one server live through several processes that are killed one after another; then everything
 * comes to rest and is compared. Throws with the kill points and everything that was found wrong.
 */
export async function liveThroughChain(
  options: { seed: number; kills: number; program: Program },
  tally: Tally,
): Promise<void> {
  const { seed, kills, program } = options;
  const random = seededRandom(seed);
  const history = createHistory();
  const deaths: string[] = [];
  const roster = writeRoster();
  const folder = mkdtempSync(join(tmpdir(), 'muster-crash-'));
  const sandbox = await startTestSandbox({ seed: { folder: roster.folder } });
  const surroundings: Surroundings = {
    file: join(folder, 'muster.db'),
    url: sandbox.url,
    ...sandbox.credentials.stream,
    epochMs: Date.now(),
  };
  const found: string[] = [];
  const note = (problems: readonly string[]) => found.push(...problems);
  const lookAt = (inspection: Inspection) => {
    note(inspection.problems);
    note(history.compare(inspection));
    note(compareScreen(history, inspection));
  };

  try {
    for (let life = 0; life < kills && found.length === 0; life += 1) {
      await breakLine(sandbox, random);
      const { killAt, shot } = chooseEnd(random, life === 0);
      const plan: ChildPlan = {
        ...surroundings,
        seed: Math.floor(random() * 2 ** 32),
        killAt,
        edits: editsPerLife,
        firstEdit: life * editNumbersPerLife,
        undoable: history.undoable(),
      };
      const death = await liveAndDie(program, plan, shot, (line) => {
        if (line.kind === 'trying') history.trying(line.wish);
        if (line.kind === 'accepted') history.accepted(line.editId);
        if (line.kind === 'refused') history.refused();
        if (line.kind !== 'opened') return;
        lookAt(line.inspection);
        if (line.sendingAfterStart > 0) note([`${line.sendingAfterStart} still sending`]);
      });
      deaths.push(death.at);
      if (death.stderr !== '') note([`said on stderr: ${death.stderr}`]);
      await becomeQuiet(sandbox);
      tally.faults += await mendLine(sandbox);
      await editElsewhere(sandbox, random, life);
    }
    if (found.length === 0) {
      const end = await settle(surroundings, lookAt);
      tally.retried += end.retried;
      const server = await sandbox.state();
      const duplicates = findDuplicates(history, end.inspection, server, surroundings.file);
      note(end.problems);
      note(compareServer(history, end.inspection, server));
      note(compareCopies(end.inspection, server));
      note(duplicates);
      tally.duplicates += duplicates.length;
      tally.edits += history.count();
    }
    // What followed the last kill of a chain that ends badly was not survived.
    countKills(tally, found.length === 0 ? deaths : deaths.slice(0, -1));
    tally.lost += found.filter(isLoss).length;
    tally.chains += 1;
  } finally {
    await sandbox.stop();
    roster.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  if (found.length > 0) {
    const lines = [`seed ${seed}, killed ${deaths.join(', ')}`, ...found.slice(0, 12)];
    throw new Error(lines.join('\n  '));
  }
}

function countKills({ kills }: Tally, deaths: readonly string[]): void {
  for (const at of deaths) kills.set(at, (kills.get(at) ?? 0) + 1);
}

/** An edit that is not in the journal, or not in what is shown or served in the end. */
function isLoss(problem: string): boolean {
  return ['[P1] lost', 'screen', 'server'].some((start) => problem.startsWith(start));
}
