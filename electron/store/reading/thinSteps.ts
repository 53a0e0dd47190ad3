import type { SizeStep } from './sizeSteps.ts';

/** Of each slice of time: the smallest, the largest and the last size, so that what follows it starts where it should. */
const perSlice = 3;

/**
 * At most `points` of the steps (two or more), each as it was. The first and the last stay, and so do the smallest and the
 * largest where there is room for them. Time is cut into equal slices, and between the slices the size is right. Pure.
 */
export function thinSteps(steps: readonly SizeStep[], points: number): SizeStep[] {
  const first = steps[0];
  const last = steps.at(-1);
  if (steps.length <= points || first === undefined || last === undefined) return [...steps];
  const between = steps.slice(1, -1);
  const room = points - 2;
  if (room < perSlice) {
    return [first, ...inOrder(extremes(between).slice(0, room)), last];
  }
  const count = Math.floor(room / perSlice);
  const width = (last.atMs - first.atMs) / count;
  const slices = Array.from({ length: count }, (): SizeStep[] => []);
  for (const step of between) {
    slices[Math.min(count - 1, Math.floor((step.atMs - first.atMs) / width))]?.push(step);
  }
  const kept = slices.flatMap((slice) => inOrder([...extremes(slice), ...slice.slice(-1)]));
  return [first, ...kept, last];
}

/** The largest, then the smallest. */
function extremes(steps: readonly SizeStep[]): SizeStep[] {
  let [largest] = steps;
  let [smallest] = steps;
  for (const step of steps) {
    if (largest === undefined || step.size > largest.size) largest = step;
    if (smallest === undefined || step.size < smallest.size) smallest = step;
  }
  return [largest, smallest].filter((step) => step !== undefined);
}

/** Each once, the oldest first. */
function inOrder(steps: readonly SizeStep[]): SizeStep[] {
  return [...new Set(steps)].sort((one, other) => one.atMs - other.atMs);
}
