import type { Step } from '#test/property/sync/steps.ts';

/** How many requests the faults of a history may hit. */
export function faultsIn(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + (step.kind === 'fault' ? (step.rule.times ?? 1) : 0), 0);
}
