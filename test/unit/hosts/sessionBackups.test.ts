import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createSessionBackups } from '#electron/hosts/application/sessionBackups.ts';
import { createManualClock } from '#test/fakes/manualClock.ts';
import { backupNames, quietLog } from '#test/support/backupBench.ts';
import { makeTestFolder } from '#test/support/openTestStore.ts';

const hourMs = 60 * 60 * 1000;

function session() {
  const file = join(makeTestFolder(), 'muster.db');
  const clock = createManualClock(Date.UTC(2026, 10, 20, 8));
  const log = quietLog();
  const facts = { groups: 18, copies: 0 };
  const store = {
    file,
    countGroups: () => facts.groups,
    async backUp(target: string) {
      facts.copies += 1;
      await writeFile(target, 'copy');
    },
  };
  const backups = createSessionBackups({ store, clock, log });
  /** The next look is planned when the last one is over. */
  const looked = () => vi.waitFor(() => expect(clock.nextTimerInMs()).toBe(hourMs));
  return { file, clock, log, facts, backups, looked };
}

describe('the daily copy', () => {
  it('is made at the start, and again when the session has run for a day', async () => {
    const { file, clock, log, backups, looked } = session();
    backups.startDaily();
    await looked();
    expect(backupNames(file)).toEqual(['2026-11-20T08-00-00-000Z-daily.db']);
    for (let hour = 1; hour <= 25; hour += 1) {
      await clock.advance(hourMs);
      await looked();
    }
    expect(backupNames(file)).toEqual([
      '2026-11-20T08-00-00-000Z-daily.db',
      '2026-11-21T08-00-00-000Z-daily.db',
    ]);
    expect(log.lines).toHaveLength(2);
  });

  it('waits for something to copy', async () => {
    const { clock, facts, backups, looked } = session();
    facts.groups = 0;
    backups.startDaily();
    await looked();
    expect(facts.copies).toBe(0);
    facts.groups = 1;
    await clock.advance(hourMs);
    await looked();
    expect(facts.copies).toBe(1);
  });

  it('that fails is logged, told nobody, and tried again the next hour', async () => {
    const { file, clock, log, facts, backups, looked } = session();
    writeFileSync(join(file, '../backups'), 'in the way');
    backups.startDaily();
    await looked();
    await clock.advance(hourMs);
    await looked();
    expect(log.lines).toEqual([
      'warn backup.failed {"code":"fileDenied"}',
      'warn backup.failed {"code":"fileDenied"}',
    ]);
    expect(facts.copies).toBe(0);
  });

  it('is not begun any more once the session ends', async () => {
    const { clock, log, facts, backups, looked } = session();
    backups.startDaily();
    await looked();
    backups.stop();
    await clock.advance(48 * hourMs);
    await backups.whenIdle();
    expect(facts.copies).toBe(1);
    expect(clock.nextTimerInMs()).toBeNull();
    await expect(backups.create()).rejects.toMatchObject({ code: 'cancelled' });
    expect(log.lines).toHaveLength(1);
  });
});

it('copies asked for at once are made one after another', async () => {
  const { backups } = session();
  const [one, two] = await Promise.all([backups.create(), backups.create()]);
  expect(one.id).not.toBe(two.id);
  expect((await backups.list()).backups).toHaveLength(2);
});
