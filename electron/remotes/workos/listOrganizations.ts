import { z } from 'zod';
import type { RemoteResult } from '#electron/sync/ports/remote.ts';
import type { Scope } from '#shared/domain/workspace.ts';
import type { HttpClient } from '../http.ts';
import { readItems } from '../readItems.ts';
import { idSchema } from './groups.ts';
import { requestAllRows } from './listPages.ts';

const organizationSchema = z
  .object({ id: idSchema, name: z.string() })
  .transform(({ id, name }): Scope => ({ id, name: name.slice(0, 1000) }));

/** The organizations of the key's environment by name; one that cannot be read is left out. */
export async function listOrganizations(
  client: HttpClient,
  signal: AbortSignal,
): Promise<RemoteResult<readonly Scope[]>> {
  const rows = await requestAllRows(client, { path: ['organizations'] }, signal);
  if (!rows.ok) {
    return rows;
  }
  const { items } = readItems('group', 'id', rows.value, organizationSchema);
  return { ok: true, value: items.sort((a, b) => a.name.localeCompare(b.name)) };
}
