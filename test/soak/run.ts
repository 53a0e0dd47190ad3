import { rmSync } from 'node:fs';
import { seededRandom } from '#electron/sandbox/random/seededRandom.ts';
import { readSoakOptions } from './soakOptions.ts';
import { soakRounds } from './soakRounds.ts';
import { SoakTally } from './soakTally.ts';

/*
 * `npm run soak [-- --minutes 30 --seed N]`: random histories until the time is over or one of them fails. The same seed
 * lives through the same histories in the same order. Ctrl+C ends it after the histories under way.
 */

const { minutes, seed } = readSoakOptions(process.argv.slice(2));
const say = (line: string) => process.stdout.write(`${line}\n`);
const random = seededRandom(seed);
const tally = new SoakTally();
const startedAtMs = performance.now();
const minutesPassed = () => (performance.now() - startedAtMs) / 60_000;
let isEnding = false;
let keptFolder: string | null = null;
let lastWordAt = 0;

process.once('SIGINT', () => {
  isEnding = true;
});

/** Shrinking fails many times over; only the last folder, the smallest history's, is kept. */
function keepFolder(folder: string): void {
  if (keptFolder !== null) rmSync(keptFolder, { recursive: true, force: true });
  keptFolder = folder;
}

async function soak(): Promise<boolean> {
  for (let round = 0; !isEnding && minutesPassed() < minutes; round += 1) {
    const kind = soakRounds[round % soakRounds.length];
    if (kind === undefined) return true;
    const roundSeed = Math.floor(random() * 2 ** 31);
    const failure = await kind.live(roundSeed, tally, keepFolder);
    if (failure !== null) {
      say(`FAILED in round ${round + 1}: ${kind.name}, seed ${roundSeed} (of run ${seed})`);
      say(failure);
      if (keptFolder !== null) say(`The data as it was left: ${keptFolder}`);
      return false;
    }
    if (Math.floor(minutesPassed()) > lastWordAt) {
      lastWordAt = Math.floor(minutesPassed());
      say(`${lastWordAt} min: ${tally.words()}`);
    }
  }
  return true;
}

say(`Soak: seed ${seed}, ${minutes} minutes`);
const isWell = await soak();
const howLong = `${minutesPassed().toFixed(1)} minutes, seed ${seed}`;
say(`${isEnding ? 'Stopped' : 'Over'} after ${howLong}: ${tally.words()}`);
say(isWell ? '0 edits lost, 0 duplicates made' : 'See above for what was lost or made twice.');
if (!isWell) process.exitCode = 1;
