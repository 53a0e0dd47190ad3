import type { QueryClient } from '@tanstack/react-query';
import { useView, view } from '../../app/viewStore.ts';
import { failureOf } from '../../ipc/ask.ts';
import { call } from '../../ipc/call.ts';
import {
  type ImportDraft,
  isWorthKeeping,
  type ListInput,
  takeSource,
  unlessDone,
} from './importDraft.ts';
import { readQuery } from './readQuery.ts';
import { sendImport } from './sendImport.ts';

/** What a list that was pasted is called where a file has its name. */
export const pastedName = 'Pasted list';

/** Takes in a list, or asks first where what was chosen for another one would be lost. */
export function offerFile(queries: QueryClient, file: File): Promise<void> {
  return offer(queries, { fileName: file.name, file, isPasted: false });
}

export function offerText(queries: QueryClient, text: string): Promise<void> {
  view.changeImport((draft) => ({ ...draft, pasted: text }));
  return offer(queries, { fileName: pastedName, file: new Blob([text]), isPasted: true });
}

async function offer(queries: QueryClient, input: ListInput): Promise<void> {
  const { importing } = useView.getState();
  if (importing.isApplying) return;
  if (isWorthKeeping(importing)) {
    view.changeImport((draft) => ({ ...draft, step: 'file', offered: input }));
  } else await takeIn(queries, input);
}

/** The user's answer to the list that was offered. */
export async function takeOffered(queries: QueryClient): Promise<void> {
  const { offered } = useView.getState().importing;
  if (offered !== null) await takeIn(queries, offered);
}

export function refuseOffered(): void {
  view.changeImport((draft) => ({ ...draft, offered: null }));
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

/** Hands a list to the host and has it read; the columns are shown as soon as that is done. */
async function takeIn(queries: QueryClient, { fileName, file, isPasted }: ListInput) {
  const token = crypto.randomUUID();
  const isWanted = () => useView.getState().importing.sending?.token === token;
  const whileWanted = (change: (draft: ImportDraft) => ImportDraft) => {
    if (isWanted()) view.changeImport(change);
  };
  view.changeImport((draft) => ({
    ...unlessDone(draft),
    step: 'file',
    failure: null,
    offered: null,
    sending: { token, fileName, sent: 0, total: file.size },
  }));
  const sent = await sendImport(fileName, file, {
    isWanted,
    onBegun: () => whileWanted((draft) => ({ ...draft, source: null })),
    onSent: (bytes) =>
      whileWanted((draft) => ({
        ...draft,
        sending: { token, fileName, sent: bytes, total: file.size },
      })),
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
    whileWanted((draft) => takeSource(draft, source));
  } catch (error) {
    whileWanted((draft) => ({ ...draft, sending: null, failure: failureOf(error) }));
  }
  if (useView.getState().importing.source?.importId !== sent.value) {
    await call('imports.discard', { importId: sent.value });
  }
}
