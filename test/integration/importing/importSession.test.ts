import { describe, expect, it } from 'vitest';
import { startImportSession } from '#electron/roster/importing/importSession.ts';
import { MusterError } from '#shared/ipc/errors.ts';

const receive = { offset: 0, data: '' };

async function failureOf(name: string, options: { deadlineMs?: number } = {}) {
  const worker = new URL(`./workers/${name}.ts`, import.meta.url);
  const session = startImportSession({ worker, ...options });
  const failures = await Promise.all(
    [session.ask('receive', receive), session.ask('receive', receive)].map((call) =>
      call.then(
        () => null,
        (error: unknown) => error,
      ),
    ),
  );
  await session.end();
  const [first, second] = failures;
  if (!(first instanceof MusterError)) throw new Error('It did not fail.');
  expect(second).toBe(first);
  return first;
}

describe('the thread of a file that is taken in', () => {
  it('is ended when a file keeps it busy for too long, with a sentence', async () => {
    const failure = await failureOf('hearsNothing', { deadlineMs: 300 });
    expect(failure.code).toBe('limitExceeded');
    expect(failure.message).toContain('takes too long');
  });

  it('that fails says so without what stood in the file', async () => {
    const failure = await failureOf('dies');
    expect(failure.code).toBe('internal');
    expect(failure.message).not.toContain('Ada');
  });

  it('is ended at once when the file is discarded', async () => {
    const worker = new URL('./workers/hearsNothing.ts', import.meta.url);
    const session = startImportSession({ worker });
    const call = expect(session.ask('receive', receive)).rejects.toMatchObject({
      code: 'cancelled',
    });
    await session.end();
    await call;
    await expect(session.ask('receive', receive)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
