import type { KillPoint, Report } from './plan.ts';

/** Called wherever a process may die. */
export type Pass = (label: string) => void;

/** Writes a line that outlives the process: when this returns, the pipe has it. */
export function createPass(killAt: KillPoint, report: (line: Report) => void): Pass {
  let left = killAt?.count ?? 0;
  return (label) => {
    if (killAt === null || (killAt.label !== null && killAt.label !== label)) return;
    left -= 1;
    if (left > 0) return;
    report({ kind: 'killing', at: label });
    process.kill(process.pid, 'SIGKILL');
    // The signal comes before the call returns; where it does not, nothing may be done until it has come.
    for (;;);
  };
}
