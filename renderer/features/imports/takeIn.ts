import type { QueryClient } from '@tanstack/react-query';
import { useView, view } from '../../app/viewStore.ts';
import { failureOf } from '../../ipc/ask.ts';
import { call } from '../../ipc/call.ts';
import { takeSource } from './importDraft.ts';
import { readQuery } from './readQuery.ts';
import { sendImport } from './sendImport.ts';

/** What a list that was pasted is called where a file has its name. */
export const pastedName = 'Pasted list';

/** Hands a file to the host and has it read; the columns are shown as soon as that is done. */
export function takeInFile(queries: QueryClient, file: File): Promise<void> {
  return takeIn(queries, file.name, file, false);
}

export function takeInText(queries: QueryClient, text: string): Promise<void> {
  view.changeImport((draft) => ({ ...draft, pasted: text }));
  return takeIn(queries, pastedName, new Blob([text]), true);
}

/** Stops what is on its way. */
export function cancelSending(): void {
  view.changeImport((draft) => ({ ...draft, sending: null }));
}

/** Forgets the file, here and in the host. */
export function discardImport(): void {
  const { source } = useView.getState().importing;
  if (source !== null) void call('imports.discard', { importId: source.importId });
  view.forgetImport();
}

async function takeIn(
  queries: QueryClient,
  fileName: string,
  file: Blob,
  isPasted: boolean,
): Promise<void> {
  const token = crypto.randomUUID();
  const isWanted = () => useView.getState().importing.sending?.token === token;
  view.changeImport((draft) => ({
    ...draft,
    failure: null,
    sending: { token, fileName, sent: 0, total: file.size },
  }));
  const sent = await sendImport(fileName, file, {
    isWanted,
    onSent: (bytes) =>
      view.changeImport((draft) =>
        draft.sending?.token === token
          ? { ...draft, sending: { ...draft.sending, sent: bytes } }
          : draft,
      ),
  });
  if (sent === null || !isWanted()) return;
  if (!sent.ok) {
    view.changeImport((draft) => ({ ...draft, sending: null, failure: sent.error }));
    return;
  }
  const source = { importId: sent.value, fileName, bytes: file.size, isPasted };
  const taken = takeSource(useView.getState().importing, source);
  try {
    await queries.fetchQuery(readQuery(taken, source));
    if (isWanted()) view.changeImport((draft) => takeSource(draft, source));
  } catch (error) {
    if (!isWanted()) return;
    view.changeImport((draft) => ({
      ...draft,
      sending: null,
      source: null,
      failure: failureOf(error),
    }));
  }
  if (useView.getState().importing.source?.importId !== sent.value) {
    await call('imports.discard', { importId: sent.value });
  }
}
