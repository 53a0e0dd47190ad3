import { useState } from 'react';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from '../../ipc/call.ts';
import type { JobState } from '../../ipc/jobs.ts';
import { copyText } from '../../ui/copyText.ts';
import { showDone, showNote } from '../../ui/toasts.tsx';
import { useBusy } from '../../ui/useBusy.ts';
import { wordCopied, wordSaved } from './exportWording.ts';
import { printByWindow } from './printByWindow.ts';
import { showExport } from './showExport.ts';
import { useExport } from './useExport.ts';

interface MakingOptions {
  /** It is made as it was asked for: what there is to remember is remembered, and a dialog closes. */
  onDone: () => void;
}

export interface Making {
  /** The file that is being written; null: none. */
  job: JobState | null;
  /** Something is going on. */
  isBusy: boolean;
  /** What, once it has taken its time. */
  busyWords: string | null;
  failure: Failure | null;
  /** What was done last, for who does not see the clipboard. */
  told: string;
  save: (request: ExportRequest, suggestedName: string) => void;
  cancel: () => void;
  /** Copies one of several parts, counted from 1; `onCopied` hears how many there are. */
  copy: (request: ExportRequest, place: number, onCopied: (parts: number) => void) => void;
  print: (request: ExportRequest) => void;
}

/** Saving, copying and printing, one at a time. */
export function useMaking({ onDone }: MakingOptions): Making {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [told, setTold] = useState('');
  const [saving, setSaving] = useState<ExportRequest | null>(null);
  const busy = useBusy();
  const [isCalling, setIsCalling] = useState(false);
  const run = useExport(({ target, fileName, rows }) => {
    onDone();
    if (saving === null) return;
    showDone(wordSaved(saving.output, fileName, rows), {
      label: 'Show',
      run: () => void showExport(target, fileName),
    });
  }, setFailure);
  const isBusy = isCalling || run.isStarting || run.job !== null;

  const begin = (words: string, act: () => Promise<void>) => {
    if (isBusy) return;
    setFailure(null);
    setTold('');
    busy.run(words, async () => {
      setIsCalling(true);
      await act();
      setIsCalling(false);
    });
  };
  return {
    job: run.job,
    isBusy,
    busyWords: run.job === null ? busy.words : null,
    failure,
    told,
    save: (request, suggestedName) => {
      setSaving(request);
      begin('Beginning…', () => run.start(request, suggestedName));
    },
    cancel: run.cancel,
    copy: (request, place, onCopied) =>
      begin('Copying…', async () => {
        const result = await call('exports.text', request);
        if (!result.ok) {
          setFailure(result.error);
          return;
        }
        const { parts, rows } = result.value;
        const text = parts[place - 1] ?? parts[0] ?? '';
        if (!(await copyText(text))) {
          setFailure(noClipboard);
          return;
        }
        const words = wordCopied(request.output, rows, { place, of: parts.length });
        setTold(words);
        showNote(words, copiedId);
        if (parts.length > 1) onCopied(parts.length);
        else onDone();
      }),
    print: (request) =>
      begin('Preparing the pages…', async () => {
        const result = await call('exports.print', request);
        if (!result.ok) {
          setFailure(result.error);
          return;
        }
        const { isPrinted, path } = result.value;
        if (path !== null) printByWindow(path);
        if (!isPrinted && path === null) return;
        if (isPrinted) showNote('Sent to the printer.', printedId);
        onDone();
      }),
  };
}

const copiedId = 'muster-export-copied';
const printedId = 'muster-export-printed';

const noClipboard: Failure = {
  code: 'notAllowed',
  message: 'The clipboard cannot be used here. Save a file instead.',
};
