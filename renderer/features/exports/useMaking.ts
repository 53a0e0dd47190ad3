import { useState } from 'react';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from '../../ipc/call.ts';
import type { JobState } from '../../ipc/jobs.ts';
import { copyText } from '../../ui/copyText.ts';
import { showNote } from '../../ui/toasts.tsx';
import { useBusy } from '../../ui/useBusy.ts';
import { wordCopied } from './exportWording.ts';
import { printByWindow } from './printByWindow.ts';
import type { MadeExport } from './runningExport.ts';
import { useExport } from './useExport.ts';
import { useRememberExport } from './useRememberExport.ts';

interface MakingOptions {
  /** How what is made next is made; null while something is missing. */
  made: MadeExport | null;
  /** It is made as it was asked for: a dialog closes. */
  onDone: () => void;
}

export interface Making {
  /** The file that is being written, wherever it was begun; null: none. */
  job: JobState | null;
  /** It was begun here. */
  isOwn: boolean;
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
export function useMaking({ made, onDone }: MakingOptions): Making {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [told, setTold] = useState('');
  const busy = useBusy();
  const [isCalling, setIsCalling] = useState(false);
  const remember = useRememberExport();
  const run = useExport(onDone, setFailure);
  const isBusy = isCalling || run.isRunning;

  const begin = (words: string, act: (begun: MadeExport) => Promise<void>) => {
    if (isBusy || made === null) return;
    setFailure(null);
    setTold('');
    busy.run(words, async () => {
      setIsCalling(true);
      await act(made);
      setIsCalling(false);
    });
  };
  return {
    job: run.job,
    isOwn: run.isOwn,
    isBusy,
    busyWords: run.job === null ? busy.words : null,
    failure,
    told,
    save: (request, suggestedName) =>
      begin('Beginning…', (begun) => run.start(request, suggestedName, begun)),
    cancel: run.cancel,
    copy: (request, place, onCopied) =>
      begin('Copying…', async (begun) => {
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
        remember(begun);
        if (parts.length > 1) onCopied(parts.length);
        else onDone();
      }),
    print: (request) =>
      begin('Preparing the pages…', async (begun) => {
        const result = await call('exports.print', request);
        if (!result.ok) {
          if (result.error.code !== 'cancelled') setFailure(result.error);
          return;
        }
        const { isPrinted, path } = result.value;
        if (path !== null) printByWindow(path);
        if (!isPrinted && path === null) return;
        if (isPrinted) showNote('Sent to the printer.', printedId);
        remember(begun);
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
