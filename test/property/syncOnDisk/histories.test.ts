import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  aloneOnDisk,
  contestedOnDisk,
  contestedOnDiskByFeed,
  liveAloneOnDisk,
  liveContestedOnDisk,
} from './diskScenarios.ts';

const numRuns = Number(process.env.RUNS ?? 100);
const timeoutMs = Math.max(120_000, numRuns * 2_000);

describe('any history on the real store', () => {
  it('[I1] [P1] [P2] [P4] [P7] [P8] two laptops, others at work, a bad line, crashes, undo and decisions come to the same state', {
    timeout: timeoutMs,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(contestedOnDisk, async (drawn) => void (await liveContestedOnDisk(drawn))),
      { numRuns },
    );
  });

  it.each([true, false])(
    '[P1] [P2] [P4] of edits nobody else contradicts, those that stand are on the server exactly once (client-chosen ids: %s)',
    { timeout: timeoutMs },
    async (clientChosenGroupIds) => {
      await fc.assert(
        fc.asyncProperty(
          aloneOnDisk,
          async (drawn) => void (await liveAloneOnDisk(drawn, clientChosenGroupIds)),
        ),
        { numRuns },
      );
    },
  );

  it('[I1] [P1] [P2] [P4] [P7] [P8] the same by a change feed that repeats, mixes up, delays and forgets', {
    timeout: timeoutMs,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        contestedOnDiskByFeed,
        async (drawn) => void (await liveContestedOnDisk(drawn, { changeFeed: true })),
      ),
      // Longer histories than the others': half as many.
      { numRuns: Math.ceil(numRuns / 2) },
    );
  });
});
