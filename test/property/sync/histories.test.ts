import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  alone,
  aloneByFeed,
  contested,
  contestedByFeed,
  liveAlone,
  liveContested,
} from './scenarios.ts';

const numRuns = Number(process.env.RUNS ?? 250);
const timeout = Math.max(60_000, numRuns * 100);

describe('any history', () => {
  it('[I1] [P2] [P4] [P7] two laptops, others at work and a bad line come to the same state', {
    timeout,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(contested, async (drawn) => void (await liveContested(drawn))),
      { numRuns },
    );
  });

  it.each([true, false])(
    '[P1] [P2] [P4] of edits nobody else contradicts, each is on the server exactly once (client-chosen ids: %s)',
    { timeout },
    async (clientChosenGroupIds) => {
      await fc.assert(
        fc.asyncProperty(
          alone,
          async (drawn) => void (await liveAlone(drawn, clientChosenGroupIds)),
        ),
        { numRuns },
      );
    },
  );

  it('[I1] [P2] [P4] [P7] the same by a change feed that repeats, mixes up, delays and forgets', {
    timeout,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(contestedByFeed, async (drawn) => void (await liveContested(drawn, true))),
      { numRuns },
    );
  });

  it.each([true, false])(
    '[P1] [P2] [P4] by such a feed, edits nobody else contradicts are on the server exactly once (client-chosen ids: %s)',
    { timeout },
    async (clientChosenGroupIds) => {
      await fc.assert(
        fc.asyncProperty(
          aloneByFeed,
          async (drawn) => void (await liveAlone(drawn, clientChosenGroupIds, true)),
        ),
        { numRuns },
      );
    },
  );
});
