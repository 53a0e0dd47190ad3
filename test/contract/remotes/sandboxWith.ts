import { onTestFinished } from 'vitest';
import type { SandboxOptions } from '#electron/sandbox/startSandbox.ts';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';
import type { ContractSubject, DatasetIds } from './contractSubject.ts';
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

/** A sandbox with this roster, the subject's adapter, and the ids under which its server has the roster. */
export async function startSubject(
  subject: ContractSubject,
  seed?: Partial<RosterSeed>,
  options?: Partial<SandboxOptions>,
): Promise<{ sandbox: TestSandbox; remote: RemoteGroups; ids: DatasetIds }> {
  const sandbox = await sandboxWith(seed, options);
  return { sandbox, remote: subject.connect(sandbox), ids: await subject.ids(sandbox) };
}

/** The group that the server calls `remoteId`, as it has it now; null when it has none. */
export async function remoteGroupIn(
  subject: ContractSubject,
  sandbox: TestSandbox,
  remoteId: string,
) {
  const [{ groups }, ids] = await Promise.all([sandbox.state(), subject.ids(sandbox)]);
  const group = groups.find(({ id }) => ids.group(id) === remoteId);
  return group === undefined ? null : groupIn(sandbox, group.id);
}

/** The group that the dataset has under this id, as it is now, its people by the dataset's ids; null when it has none. */
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
