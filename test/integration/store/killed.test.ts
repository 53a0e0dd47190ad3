import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openTestStore } from '#test/support/openTestStore.ts';
import { everything, groupNamed, pull, remoteGroup } from '#test/support/storeSeed.ts';

const program = fileURLToPath(new URL('commitThenWait.ts', import.meta.url));

/** Lets a process accept edits and kills it as soon as it has said so `count` times. Returns the last it said. */
async function killAfter(
  count: number,
  file: string,
  group: string,
  first: number,
): Promise<number> {
  const child = spawn(process.execPath, [program, file, group, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let last = -1;
  let said = 0;
  for await (const line of createInterface(child.stdout)) {
    last = Number(line.replace('accepted ', ''));
    said += 1;
    if (said === count) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return last;
}

describe('a killed process', () => {
  it('has every edit that the user saw accepted [P1]', async () => {
    const bench = openTestStore();
    pull(bench.store, { groups: [remoteGroup('Kitchen')] });
    const kitchen = groupNamed(bench.store, 'Kitchen');
    let next = 0;
    for (const count of [1, 1, 2, 3, 5, 8]) {
      bench.store.close();
      const last = await killAfter(count, bench.file, kitchen, next);
      const store = bench.reopen();
      const names = store.listChanges(everything).items.map(({ newName }) => newName);
      // Perhaps one more than was said, never one less; and the screen shows the last.
      expect(names.slice(0, last + 1)).toEqual(
        Array.from({ length: last + 1 }, (_, n) => `Edit ${n}`),
      );
      expect(store.getGroup(kitchen)?.name).toBe(names.at(-1));
      expect(store.unsentEdits(kitchen)).toBe(names.length);
      next = names.length;
    }
  });
});
