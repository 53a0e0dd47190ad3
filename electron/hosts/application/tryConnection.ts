import { createRemote, listScopes } from '#electron/remotes/createRemote.ts';
import { explainFailure } from '#electron/remotes/explainFailure.ts';
import type { Account, Connection } from '#shared/domain/connection.ts';
import type { Scope } from '#shared/domain/workspace.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { HostServices } from '../hostServices.ts';
import { systemClock } from './systemClock.ts';

const deadlineMs = 15_000;

type Network = Pick<HostServices, 'fetch'>;

/** Resolves when the server takes the connection. Throws MusterError with the reason when it does not. */
export async function tryConnection(
  { scope, ...account }: Connection,
  { fetch }: Network,
): Promise<void> {
  const remote = createRemote({
    ...account,
    scopeId: scope?.id ?? null,
    fetch,
    nowMs: systemClock.nowMs,
  });
  const result = await remote.verify(AbortSignal.timeout(deadlineMs));
  if (result.ok) return;
  const error = explainFailure(result.failure);
  if (error.code !== 'notFound' || scope === null) throw error;
  const message = `The server does not know “${scope.name}”: choose another.`;
  throw new MusterError('notFound', message, error.details);
}

/** What of an account a workspace can be about, by name. Throws MusterError as `tryConnection` does. */
export async function askForScopes(account: Account, { fetch }: Network): Promise<Scope[]> {
  const options = { ...account, fetch, nowMs: systemClock.nowMs };
  const result = await listScopes(options, AbortSignal.timeout(deadlineMs));
  if (!result.ok) throw explainFailure(result.failure);
  return [...result.value].sort((a, b) => a.name.localeCompare(b.name));
}
