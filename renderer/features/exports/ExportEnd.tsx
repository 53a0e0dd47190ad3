import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useView, view } from '../../app/viewStore.ts';
import { type JobState, useJob } from '../../ipc/jobs.ts';
import { showDone, showFailure } from '../../ui/toasts.tsx';
import { wordSaved } from './exportWording.ts';
import { notWritten } from './runningExport.ts';
import { showExport } from './showExport.ts';
import { useRememberExport } from './useRememberExport.ts';

type Outcome = NonNullable<JobState['outcome']>;

/** Tells how the writing of a file ended, on whatever screen the user is by then; a failure is told where it was begun, unless that was left. Shows nothing itself. */
export function ExportEnd(): ReactNode {
  const running = useView((state) => state.exporting);
  const remember = useRememberExport();
  const outcome = useJob(running?.jobId ?? null)?.outcome ?? null;

  const finish = useEffectEvent((end: Outcome) => {
    if (running === null) return;
    view.runExport(null);
    if (end.kind === 'failed') {
      const isTold = end.error.code === 'cancelled' || !running.isLeft;
      if (!isTold) showFailure(notWritten, end.error);
      return;
    }
    if (running.made !== null) remember(running.made);
    const { target, fileName, rows } = end;
    showDone(wordSaved(running.output, fileName, rows), {
      label: 'Show',
      run: () => void showExport(target, fileName),
    });
  });
  useEffect(() => {
    if (outcome !== null) finish(outcome);
  }, [outcome]);
  return null;
}
