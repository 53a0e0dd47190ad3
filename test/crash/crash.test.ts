import { afterAll, beforeAll, describe, it } from 'vitest';
import { liveThroughChain } from './chain.ts';
import { buildProgram, type Program } from './program.ts';
import { createTally, summaryOf } from './tally.ts';

// MUSTER_CRASH_KILLS: how many kills, for a longer run. MUSTER_SEED: the first chain's seed, as a failure prints it; it
// brings back the edits, the faults and the kill points, but not the moments at which the network answers.
const killsPerChain = 12;
const chains = Math.ceil(Number(process.env.MUSTER_CRASH_KILLS ?? 252) / killsPerChain);
const firstSeed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 1_000_000_000));
const seeds = Array.from({ length: chains }, (_, index) => firstSeed + index);

const tally = createTally();
let program: Program;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => {
  program.remove();
  process.stdout.write(`MUSTER_SEED=${firstSeed}: ${summaryOf(tally)}\n`);
});

describe('a process killed between and inside any two effects, twelve times in a row', () => {
  it.concurrent.each(seeds)(
    '[P1] [P2] [P4] [I1] loses no edit and makes nothing twice (seed %i)',
    (seed) => liveThroughChain({ seed, kills: killsPerChain, program }, tally),
    10 * 60_000,
  );
});
