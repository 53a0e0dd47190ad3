import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type Line, readLines } from '#electron/hosts/stdio/readLines.ts';
import { serveLines } from '#electron/hosts/stdio/serveLines.ts';
import { jobIdSchema } from '#shared/domain/ids.ts';
import { succeed } from '#shared/ipc/result.ts';
import { FakeApplication } from '#test/fakes/fakeApplication.ts';

async function linesOf(chunks: string[], limit = 100): Promise<Line[]> {
  const lines: Line[] = [];
  const buffers = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  for await (const line of readLines(buffers, limit)) lines.push(line);
  return lines;
}

describe('lines of a stream', () => {
  it('are found however the bytes are cut', async () => {
    const lines = await linesOf(['{"a"', ':1}\n{"b', '":2}\n', '\n', 'last']);
    expect(lines).toEqual([
      { kind: 'line', text: '{"a":1}' },
      { kind: 'line', text: '{"b":2}' },
      { kind: 'line', text: '' },
      { kind: 'line', text: 'last' },
    ]);
  });

  it('keep characters whole that two chunks share', async () => {
    const bytes = Buffer.from('"ü"\n');
    const chunks = Readable.from([bytes.subarray(0, 2), bytes.subarray(2)]);
    const lines: Line[] = [];
    for await (const line of readLines(chunks, 100)) lines.push(line);
    expect(lines).toEqual([{ kind: 'line', text: '"ü"' }]);
  });

  it('that are too long are told and passed over', async () => {
    const lines = await linesOf(['x'.repeat(60), 'x'.repeat(60), 'x\nshort\n', 'y'.repeat(101)]);
    expect(lines).toEqual([
      { kind: 'tooLong' },
      { kind: 'line', text: 'short' },
      { kind: 'tooLong' },
    ]);
  });

  it('may be exactly as long as the limit', async () => {
    expect(await linesOf([`${'x'.repeat(100)}\n`])).toEqual([
      { kind: 'line', text: 'x'.repeat(100) },
    ]);
  });
});

interface Served {
  application: FakeApplication;
  input: PassThrough;
  answers: () => Record<string, unknown>[];
  stop: AbortController;
  done: Promise<void>;
}

function serve(application: FakeApplication, lineLimitBytes = 1000): Served {
  const input = new PassThrough();
  const output = new PassThrough();
  let text = '';
  output.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const stop = new AbortController();
  const done = serveLines({ application, input, output, stop: stop.signal, lineLimitBytes });
  const answers = () =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  return { application, input, answers, stop, done };
}

describe('requests as lines', () => {
  it('are answered by their ids, in the order they are ready', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const application = new FakeApplication({
      slow: async () => {
        await held;
        return succeed('slow');
      },
      fast: () => {
        release();
        return succeed('fast');
      },
    });
    const { input, answers, done } = serve(application);
    input.end('{"id":1,"method":"slow"}\n{"id":"b","method":"fast","params":{}}\n');
    await done;
    expect(answers()).toHaveLength(2);
    expect(answers()).toContainEqual({ id: 1, ok: true, value: 'slow' });
    expect(answers()).toContainEqual({ id: 'b', ok: true, value: 'fast' });
    expect(application.listenerCount).toBe(0);
  });

  it('that are none get an answer too, and the rest goes on', async () => {
    const { input, answers, done } = serve(new FakeApplication());
    input.end(
      `{"id":1,\n\n${'x'.repeat(1001)}\n{"id":2,"method":"nope"}\n{"id":3,"method":"app.info"}`,
    );
    await done;
    const byId = new Map(answers().map((answer) => [answer.id, answer]));
    expect(answers()).toHaveLength(4);
    expect(answers()).toContainEqual(
      expect.objectContaining({
        id: null,
        error: expect.objectContaining({ code: 'invalidRequest' }),
      }),
    );
    expect(answers()).toContainEqual(
      expect.objectContaining({
        id: null,
        error: expect.objectContaining({ code: 'payloadTooLarge' }),
      }),
    );
    expect(byId.get(2)).toMatchObject({ ok: false, error: { code: 'unknownMethod' } });
    expect(byId.get(3)).toMatchObject({ ok: true });
  });

  it('share the output with events', async () => {
    const application = new FakeApplication();
    const { input, answers, done } = serve(application);
    application.emit({ event: 'workspace.changed', payload: { openId: null } });
    input.end();
    await done;
    expect(answers()).toEqual([{ event: 'workspace.changed', payload: { openId: null } }]);
  });

  it.each(['before', 'after'])(
    'that start a job keep the service open until it ends, %s its answer',
    async (order) => {
      const jobId = jobIdSchema.parse('0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b');
      const finish = () =>
        application.emit({
          event: 'job.finished',
          payload: {
            jobId,
            outcome: { kind: 'failed', error: { code: 'cancelled', message: '' } },
          },
        });
      const application: FakeApplication = new FakeApplication({
        'exports.run': () => {
          if (order === 'before') finish();
          return succeed({ jobId });
        },
      });
      const { input, answers, done } = serve(application);
      let isDone = false;
      void done.then(() => {
        isDone = true;
      });
      input.end('{"id":1,"method":"exports.run"}\n');
      if (order === 'after') {
        await expect.poll(() => answers().length).toBe(1);
        expect(isDone).toBe(false);
        finish();
      }
      await done;
      expect(answers()).toHaveLength(2);
    },
  );

  it('end on a signal with what is on its way answered', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const application = new FakeApplication({
      slow: async () => {
        await held;
        return succeed('slow');
      },
    });
    const { input, answers, stop, done } = serve(application);
    input.write('{"id":1,"method":"slow"}\n');
    await expect.poll(() => application.calls.length).toBe(1);
    stop.abort();
    release();
    await done;
    expect(answers()).toEqual([{ id: 1, ok: true, value: 'slow' }]);
  });

  it('are read only as fast as they are answered', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let most = 0;
    let running = 0;
    const application = new FakeApplication({
      slow: async () => {
        running += 1;
        most = Math.max(most, running);
        if (running === 32) release();
        await held;
        running -= 1;
        return succeed(null);
      },
    });
    const { input, answers, done } = serve(application, 10_000);
    const lines = Array.from({ length: 200 }, (_, id) => `{"id":${id},"method":"slow"}\n`);
    input.end(lines.join(''));
    await done;
    expect(answers()).toHaveLength(200);
    expect(most).toBe(32);
  });
});
