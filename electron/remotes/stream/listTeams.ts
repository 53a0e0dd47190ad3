import { z } from 'zod';
import type { RemoteResult } from '#electron/sync/ports/remote.ts';
import type { Scope } from '#shared/domain/workspace.ts';
import { unreadable } from '../errors.ts';
import type { HttpClient } from '../http.ts';
import { readText } from '../readItems.ts';
import { streamAssumptions } from './assumptions.ts';
import { queryUsers } from './queryUsers.ts';

const { teamsField, everyUserFilter } = streamAssumptions;

/** The most users that Stream gives in one page. */
const PAGE_SIZE = 100;

const userSchema = z.object({ [teamsField]: z.array(z.string().min(1).max(255)) });

/** The teams that people of the app belong to, by name. Reads everybody, page by page: nothing else names the teams. */
export async function listTeams(
  client: HttpClient,
  signal: AbortSignal,
): Promise<RemoteResult<readonly Scope[]>> {
  const teams = new Set<string>();
  let after: string | null = null;
  for (;;) {
    const answer: RemoteResult<readonly unknown[]> = await queryUsers(
      client,
      {
        filter_conditions: after === null ? everyUserFilter : { id: { $gt: after } },
        sort: [{ field: 'id', direction: 1 }],
        limit: PAGE_SIZE,
      },
      signal,
    );
    if (!answer.ok) return answer;
    const users = answer.value;
    for (const user of users) {
      for (const team of userSchema.safeParse(user).data?.[teamsField] ?? []) teams.add(team);
    }
    if (users.length < PAGE_SIZE) return { ok: true, value: [...teams].sort().map(asScope) };
    const last = users.map((user) => readText(user, 'id')).findLast((id) => id !== null) ?? null;
    if (last === null || last === after) return { ok: false, failure: unreadable(200) };
    after = last;
  }
}

function asScope(team: string): Scope {
  return { id: team, name: team };
}
