import type { FaultRuleInput } from '#electron/sandbox/faults/faultRule.ts';
import type { Random } from '#electron/sandbox/random/seededRandom.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';

const kinds: readonly FaultRuleInput[] = [
  { kind: 'dropRequest', probability: 0.06 },
  { kind: 'dropAnswer', probability: 0.12 },
  { kind: 'truncate', probability: 0.06 },
  { kind: 'status', status: 500, probability: 0.06 },
  { kind: 'status', status: 503, probability: 0.06 },
  { kind: 'status', status: 429, retryAfterSeconds: 1, probability: 0.03 },
  { kind: 'delay', delayMs: 8, probability: 0.3 },
];

/** Puts a bad line in force, or, every third time, none. */
export async function breakLine(sandbox: TestSandbox, random: Random): Promise<void> {
  if (random() < 0.33) return;
  for (const rule of kinds) {
    if (random() < 0.4) continue;
    await sandbox.fault({ ...rule, seed: Math.floor(random() * 1_000_000) });
  }
}

/** Mends it, and says how often something struck. */
export async function mendLine(sandbox: TestSandbox): Promise<number> {
  const { faults } = await sandbox.state();
  await sandbox.clearFaults();
  return faults.reduce((sum, { struck }) => sum + struck, 0);
}

/**
 * Waits until the server has answered all it was sent. A request that is still under way when its sender is dead would
 * otherwise be applied behind the back of the next process, and no client can know of that.
 */
export async function becomeQuiet(sandbox: TestSandbox): Promise<void> {
  for (;;) {
    const { total, byStatus } = (await sandbox.state()).requests;
    const answered = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
    if (answered === total) return;
  }
}
