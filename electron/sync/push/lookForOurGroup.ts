import type { RemoteGroupSummary, RemotePage } from '../ports/remote.ts';
import type { Lane } from '../ports/store.ts';
import { type Answer, ask, type Run } from '../run.ts';

/**
 * Looks for a group that we may have made without hearing the answer, where the server chooses ids: one that has a
 * name we may have sent and that no group here knows. Its id, or null when there is none: then, and only then, the
 * create may be sent again (P4). Where the client chooses ids this is not needed: the group is read by its id.
 */
export async function lookForOurGroup(run: Run, lane: Lane): Promise<Answer<string | null>> {
  const sent = sentFields(lane);
  const namesakes: RemoteGroupSummary[] = [];
  let cursor: string | null = null;
  do {
    const asked: string | null = cursor;
    const page: Answer<RemotePage<RemoteGroupSummary>> = await ask(
      run,
      'listGroups',
      (remote, signal) => remote.listGroups(asked, signal),
    );
    if (!page.ok) return page;
    namesakes.push(...page.value.items.filter(({ name }) => sent.names.has(name)));
    cursor = page.value.nextCursor === asked ? null : page.value.nextCursor;
  } while (cursor !== null);

  const known = run.store.knownRemoteIds(namesakes.map(({ remoteId }) => remoteId));
  const strangers = namesakes.filter(({ remoteId }) => !known.has(remoteId));
  const closest = strangers.find(({ description }) => sent.descriptions.has(description));
  return { ok: true, value: (closest ?? strangers[0])?.remoteId ?? null };
}

/**
 * What the create may have carried: edits of an unsent group travel inside it. A row with n attempts was part of the
 * last n, so each attempt's name and description are the last among the rows that were part of it; and a name that
 * never went out must not match, or the group of another create could be taken for ours.
 */
export function sentFields({ entries }: Pick<Lane, 'entries'>): {
  names: ReadonlySet<string>;
  descriptions: ReadonlySet<string | null>;
} {
  const names = new Set<string>();
  const descriptions = new Set<string | null>();
  const attempts = Math.max(0, ...entries.map((row) => row.attempts));
  for (let fromTheEnd = 1; fromTheEnd <= attempts; fromTheEnd += 1) {
    let name: string | undefined;
    let description: string | null | undefined;
    for (const { command, attempts: made } of entries) {
      if (made < fromTheEnd) continue;
      if (command.name !== 'createGroup' && command.name !== 'updateGroup') continue;
      name = command.args.name ?? name;
      if (command.args.description !== undefined) description = command.args.description;
    }
    if (name !== undefined) names.add(name);
    if (description !== undefined) descriptions.add(description);
  }
  return { names, descriptions };
}
