import fc from 'fast-check';
import { contestedAlphabet } from '#test/property/sync/scenarios.ts';
import { type Change, people } from '#test/property/sync/steps.ts';
import { endOnDisk } from '#test/property/syncOnDisk/diskEnding.ts';
import { type DiskStep, diskHistories } from '#test/property/syncOnDisk/diskSteps.ts';
import { type DiskWorld, liveOnDisk } from '#test/property/syncOnDisk/diskWorld.ts';
import { openWholeStack } from './wholeStack.ts';

export const wholeStackHistory = fc.record({
  steps: diskHistories({ ...contestedAlphabet, members: people, hasDecisions: true }),
  choices: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 4 }),
});

/** Laptops, HTTP and the sandbox come to the same state. */
export async function liveWholeStack(
  { steps, choices }: { steps: readonly DiskStep[]; choices: readonly number[] },
  onFailure: (folder: string) => void,
): Promise<DiskWorld> {
  const world = await openWholeStack();
  let hasFailed = true;
  try {
    await liveOnDisk(world, withOwnNames(steps));
    await endOnDisk(world, choices);
    hasFailed = false;
    return world;
  } finally {
    if (hasFailed) onFailure(world.folder);
    await world.stop(hasFailed);
  }
}

/** This server takes no name twice. Most names differ, some do not: a refusal has to be lived with too. */
function withOwnNames(steps: readonly DiskStep[]): DiskStep[] {
  const renamed = <Any extends Change>(change: Any, index: number): Any =>
    'name' in change && index % 5 > 0 ? { ...change, name: `${change.name} ${index}` } : change;
  return steps.map((step, index) => {
    if (step.kind === 'edit' || step.kind === 'elsewhere') {
      return { ...step, change: renamed(step.change, index) };
    }
    if (step.kind === 'during' && typeof step.what !== 'string') {
      return { ...step, what: renamed(step.what, index) };
    }
    return step;
  });
}
