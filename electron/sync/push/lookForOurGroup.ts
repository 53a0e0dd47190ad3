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

/** What the create may have carried: edits of an unsent group travel inside it. */
function sentFields({ entries }: Lane) {
  const names = new Set<string>();
  const descriptions = new Set<string | null>();
  for (const { command } of entries) {
    if (command.name !== 'createGroup' && command.name !== 'updateGroup') continue;
    if (command.args.name !== undefined) names.add(command.args.name);
    if (command.args.description !== undefined) descriptions.add(command.args.description);
  }
  return { names, descriptions };
}
