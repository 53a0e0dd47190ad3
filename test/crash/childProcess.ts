import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ChildPlan, Report } from './plan.ts';
import type { Program } from './program.ts';

/** Far beyond what any process needs: one that hangs is a defect. */
const deadlineMs = 60_000;

/** A kill from outside, this long after a line was said: wherever the process is by then. */
export interface Shot {
  after: 'opening' | 'opened';
  delayMs: number;
}

export interface Death {
  /** The boundary, or what the kill from outside waited for. */
  at: string;
  stderr: string;
}

/** Lets a process live until it is killed, by itself or by a shot, and hands on every line it said. */
export async function liveAndDie(
  program: Program,
  plan: ChildPlan,
  shot: Shot | null,
  onReport: (line: Report) => void,
): Promise<Death> {
  const child = program.start(JSON.stringify(plan));
  const ended = once(child, 'exit');
  const stderr = readAll(child.stderr);
  let at = 'hung';
  const timers = [setTimeout(() => child.kill('SIGKILL'), deadlineMs)];
  const kill = (where: string) => {
    if (at === 'hung') at = where;
    child.kill('SIGKILL');
  };
  for await (const line of createInterface(child.stdout)) {
    const report = JSON.parse(line) as Report;
    onReport(report);
    if (report.kind === 'killing') at = report.at;
    if (report.kind === 'idle') kill('at rest');
    if (shot?.after === report.kind) {
      timers.push(setTimeout(() => kill(`shot after ${shot.after}`), shot.delayMs));
    }
  }
  const [code, signal] = await ended;
  for (const timer of timers) clearTimeout(timer);
  const words = await stderr;
  // Windows has no signals: there a process that ends itself just ends.
  const isKilled = signal === 'SIGKILL' || process.platform === 'win32';
  if (!isKilled || at === 'hung') {
    throw new Error(`A process was not killed as planned: ${at}, ${code}, ${signal}\n${words}`);
  }
  return { at, stderr: words };
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}
