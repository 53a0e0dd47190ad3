import { contract } from '#shared/ipc/contract.ts';
import type { Application, HostLog } from './hostServices.ts';

/** Adds and opens the demo organisation where there is no workspace yet. A failure is logged: the first-run choice stands. */
export async function openDemoIfEmpty(application: Application, log: HostLog): Promise<void> {
  const listed = await application.dispatch('workspace.list', {});
  if (!listed.ok) return log.warn('demo.notOpened', { code: listed.error.code });
  const { workspaces } = contract['workspace.list'].value.parse(listed.value);
  if (workspaces.length > 0) return;
  const added = await application.dispatch('workspace.add', { kind: 'demo' });
  if (!added.ok) log.warn('demo.notOpened', { code: added.error.code });
}
