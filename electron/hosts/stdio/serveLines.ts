import type { Readable, Writable } from 'node:stream';
import { fail } from '#shared/ipc/result.ts';
import type { Application } from '../hostServices.ts';
import { payloadLimitBytes } from '../payloadLimit.ts';
import { readRequest, writeAnswer, writeEvent } from '../rpcMessage.ts';
import { followJobs } from './followJobs.ts';
import { readLines } from './readLines.ts';

/** Enough to keep a fast script busy; a file of a million lines is still read only as it is answered. */
const mostInFlight = 32;
/** What is being answered when a signal comes gets this long. */
const graceMs = 2000;

export interface LineService {
  application: Application;
  input: Readable;
  output: Writable;
  /** A signal, or nobody reads the output any more. */
  stop: AbortSignal;
  lineLimitBytes?: number;
}

/**
 * Answers every line of the input, at once and by id, and passes events on. Resolves when the input has ended,
 * everything is answered and the jobs asked for are done; after `stop`, when what is on its way is, or soon after.
 */
export async function serveLines(service: LineService): Promise<void> {
  const { application, input, output, stop, lineLimitBytes = payloadLimitBytes } = service;
  const inFlight = new Set<Promise<void>>();
  const jobs = followJobs(application);
  const stopEvents = application.onEvent((event) => void write(writeEvent(event)));
  const stopped = new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
  stop.addEventListener('abort', () => input.destroy(), { once: true });

  function write(line: string): Promise<void> {
    // A reader that has gone is told by the stream's error event; the line is nobody's then.
    return new Promise((resolve) => output.write(`${line}\n`, () => resolve()));
  }

  async function answer(text: string): Promise<void> {
    const read = readRequest(text);
    if (!read.ok) return write(writeAnswer(read.id, { ok: false, error: read.error }));
    const { id, method, params } = read.request;
    const result = await application.dispatch(method, params);
    jobs.noteAnswer(result);
    return write(writeAnswer(id, result));
  }

  function begin(work: Promise<void>): void {
    const entry = work.finally(() => inFlight.delete(entry));
    inFlight.add(entry);
  }

  const tooLong = fail({
    code: 'payloadTooLarge',
    message: `A line may have ${lineLimitBytes} bytes at most.`,
  });

  try {
    for await (const line of readLines(input, lineLimitBytes)) {
      if (stop.aborted) break;
      if (line.kind === 'tooLong') begin(write(writeAnswer(null, tooLong)));
      else if (line.text.trim() !== '') begin(answer(line.text));
      while (inFlight.size >= mostInFlight && !stop.aborted) {
        await Promise.race([...inFlight, stopped]);
      }
    }
  } catch (error) {
    // Destroying the input ends the loop by an error; so does a terminal that went away.
    if (!stop.aborted) process.stderr.write(`muster: standard input failed: ${String(error)}\n`);
  }
  await Promise.race([Promise.all(inFlight).then(jobs.settled), stopped]);
  if (stop.aborted) await Promise.race([Promise.all(inFlight), wait(graceMs)]);
  stopEvents();
  jobs.unsubscribe();
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
