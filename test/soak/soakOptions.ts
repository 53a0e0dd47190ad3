import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface SoakOptions {
  minutes: number;
  seed: number;
}

/** Reads `--minutes 30 --seed N`. Throws an error with the usage for anything else. */
export function readSoakOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string' }, seed: { type: 'string' } },
  });
  const minutes = Number(values.minutes ?? 30);
  const seed = Number(values.seed ?? randomInt(1, 2 ** 31 - 1));
  if (!(minutes > 0) || !Number.isInteger(seed)) {
    throw new Error('usage: npm run soak -- [--minutes 30] [--seed N]');
  }
  return { minutes, seed };
}
