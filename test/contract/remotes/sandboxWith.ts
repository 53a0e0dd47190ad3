import { onTestFinished } from 'vitest';
import type { SandboxOptions } from '#electron/sandbox/startSandbox.ts';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';
import { type RosterSeed, writeSeedFolder } from './rosterSeed.ts';

/** A sandbox with this roster, gone when the test is over. */
export async function sandboxWith(
  seed: Partial<RosterSeed> = {},
  options: Partial<SandboxOptions> = {},
): Promise<TestSandbox> {
  const { folder, remove } = writeSeedFolder({ people: [], groups: [], memberships: [], ...seed });
  onTestFinished(remove);
  const sandbox = await startTestSandbox({ seed: { folder }, ...options });
  onTestFinished(() => sandbox.stop());
  return sandbox;
}

/** The group as the server has it now; null when it has none. */
export async function groupIn(sandbox: TestSandbox, id: string) {
  const { groups } = await sandbox.state();
  const group = groups.find((candidate) => candidate.id === id);
  if (group === undefined) {
    return null;
  }
  return {
    name: group.name,
    description: group.description,
    members: group.members.map(({ personId }) => personId),
    admins: group.members.filter(({ isAdmin }) => isAdmin).map(({ personId }) => personId),
  };
}
