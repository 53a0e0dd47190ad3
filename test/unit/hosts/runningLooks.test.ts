import { describe, expect, it } from 'vitest';
import { createRunningLooks } from '#electron/hosts/application/runningLooks.ts';
import { exportCancelled } from '#electron/roster/cancellation.ts';

/** Work that ends when the test says so, or a while after it is cancelled. */
function startJob() {
  const { promise: finished, resolve, reject } = Promise.withResolvers<string>();
  const calls: string[] = [];
  return {
    finished,
    cancel: () => void calls.push('cancel'),
    calls,
    finish: resolve,
    stop: () => reject(exportCancelled()),
  };
}

const cancelled = { code: 'cancelled' };

describe('what is looked at', () => {
  it('gives way to a newer one of its kind, at once', async () => {
    const looks = createRunningLooks();
    const [older, newer] = [startJob(), startJob()];
    const first = looks.follow(older, 'preview');
    const second = looks.follow(newer, 'preview');
    await expect(first).rejects.toMatchObject(cancelled);
    expect([older.calls, newer.calls]).toEqual([['cancel'], []]);
    newer.finish('new');
    expect(await second).toBe('new');
    older.stop();
  });

  it('leaves other kinds alone, and what has no kind', async () => {
    const looks = createRunningLooks();
    const jobs = [startJob(), startJob(), startJob(), startJob()];
    const kinds = ['preview', 'page', null, null] as const;
    const all = jobs.map((job, index) => looks.follow(job, kinds[index] ?? null));
    for (const job of jobs) job.finish('done');
    expect(await Promise.all(all)).toEqual(['done', 'done', 'done', 'done']);
    expect(jobs.flatMap(({ calls }) => calls)).toEqual([]);
  });

  it('is cancelled when all is closed, which waits for its end', async () => {
    const looks = createRunningLooks();
    const [job, done] = [startJob(), startJob()];
    const ended = looks.follow(done, 'page');
    done.finish('done');
    await ended;
    const failing = expect(looks.follow(job, null)).rejects.toMatchObject(cancelled);
    let isClosed = false;
    const closing = looks.close().then(() => {
      isClosed = true;
    });
    await Promise.resolve();
    expect([job.calls, done.calls, isClosed]).toEqual([['cancel'], [], false]);
    job.stop();
    await Promise.all([closing, failing]);
  });
});
