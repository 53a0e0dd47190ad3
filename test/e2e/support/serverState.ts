import type { SandboxState } from '#electron/sandbox/server/sandboxState.ts';
import type { SandboxHandle } from '#electron/sandbox/startSandbox.ts';

/** The server's whole dataset and how often it was asked. */
export async function serverState(server: SandboxHandle): Promise<SandboxState> {
  const response = await fetch(`${server.url}/_sandbox/state`);
  return (await response.json()) as SandboxState;
}

export async function serverGroup(server: SandboxHandle, name: string) {
  const { groups } = await serverState(server);
  const group = groups.find((candidate) => candidate.name === name);
  if (group === undefined) throw new Error(`The server has no group called ${name}.`);
  return group;
}

export async function resetCounts(server: SandboxHandle): Promise<void> {
  await fetch(`${server.url}/_sandbox/reset-counts`, { method: 'POST' });
}
