import type { TestSandbox } from '#test/support/startSandbox.ts';

/** Puts people with these ids into a sandbox through its Stream face, in batches of a hundred. */
export async function addPeople(
  sandbox: TestSandbox,
  ids: readonly string[],
  fields: Record<string, unknown> = {},
): Promise<void> {
  for (let at = 0; at < ids.length; at += 100) {
    const users = Object.fromEntries(
      ids.slice(at, at + 100).map((id) => [id, { id, name: `Person ${id}`, ...fields }]),
    );
    const { status } = await sandbox.request('POST', '/users', { users });
    if (status !== 201) throw new Error(`people were not added: ${status}`);
  }
}

/** `prefix-0`, `prefix-1` … */
export function idsOf(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}-${at}`);
}

/** A clock that stands still until it is moved. */
export function manualClock(startSeconds: number) {
  let nanoseconds = BigInt(startSeconds) * 1_000_000_000n;
  return {
    now: () => nanoseconds,
    advanceSeconds(seconds: number) {
      nanoseconds += BigInt(seconds) * 1_000_000_000n;
    },
  };
}
