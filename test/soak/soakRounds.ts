import fc from 'fast-check';
import { alone, contested, liveAlone, liveContested } from '#test/property/sync/scenarios.ts';
import {
  aloneOnDisk,
  contestedOnDisk,
  liveAloneOnDisk,
  liveContestedOnDisk,
} from '#test/property/syncOnDisk/diskScenarios.ts';
import type { SoakTally } from './soakTally.ts';
import { liveWholeStack, wholeStackHistory } from './wholeStackHistory.ts';

/** A handful of histories from one seed. Resolves with what failed, in words, or null. */
export interface SoakRound {
  name: string;
  live(seed: number, tally: SoakTally, onFailure: (folder: string) => void): Promise<string | null>;
}

const shrinkAtMostMs = 120_000;

function roundOf<Drawn>(
  name: string,
  numRuns: number,
  histories: fc.Arbitrary<Drawn>,
  live: (drawn: Drawn, tally: SoakTally, onFailure: (folder: string) => void) => Promise<unknown>,
): SoakRound {
  return {
    name,
    async live(seed, tally, onFailure) {
      const property = fc.asyncProperty(
        histories,
        async (drawn) => void (await live(drawn, tally, onFailure)),
      );
      const details = await fc.check(property, {
        seed,
        numRuns,
        interruptAfterTimeLimit: shrinkAtMostMs,
      });
      if (!details.failed) return null;
      const report = (await fc.asyncDefaultReportMessage(details)) ?? 'Interrupted.';
      return `${report}\n${wordsOf(details.errorInstance)}`;
    },
  };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const isChosenHere = [true, false];

/** One of each, over and over. */
export const soakRounds: readonly SoakRound[] = [
  roundOf('two laptops on disk', 10, contestedOnDisk, async (drawn, tally, onFailure) => {
    tally.addDisk(await liveContestedOnDisk(drawn, { onFailure }), 'disk');
  }),
  ...isChosenHere.map((choosesIds) =>
    roundOf(
      `one laptop on disk, ids chosen ${choosesIds ? 'here' : 'there'}`,
      10,
      aloneOnDisk,
      async (drawn, tally, onFailure) => {
        tally.addDisk(await liveAloneOnDisk(drawn, choosesIds, { onFailure }), 'disk');
      },
    ),
  ),
  roundOf('two laptops in memory', 50, contested, async (drawn, tally) => {
    tally.addMemory(await liveContested(drawn), drawn.steps);
  }),
  ...isChosenHere.map((choosesIds) =>
    roundOf(
      `one laptop in memory, ids chosen ${choosesIds ? 'here' : 'there'}`,
      50,
      alone,
      async (drawn, tally) => {
        tally.addMemory(await liveAlone(drawn, choosesIds), drawn.steps);
      },
    ),
  ),
  roundOf('the whole stack', 4, wholeStackHistory, async (drawn, tally, onFailure) => {
    tally.addDisk(await liveWholeStack(drawn, onFailure), 'whole stack');
  }),
];
