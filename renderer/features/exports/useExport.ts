import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import type { JobId } from '#shared/domain/ids.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { useView, view } from '../../app/viewStore.ts';
import { call } from '../../ipc/call.ts';
import { type JobState, useJob } from '../../ipc/jobs.ts';
import { showFailure } from '../../ui/toasts.tsx';
import { type MadeExport, notWritten } from './runningExport.ts';

type Outcome = NonNullable<JobState['outcome']>;

interface ExportRun {
  /** The file that is being written, also one that was begun elsewhere; null: none. */
  job: JobState | null;
  /** It was begun here. */
  isOwn: boolean;
  /** A file is written, or it is being chosen which. */
  isRunning: boolean;
  start: (request: ExportRequest, suggestedName: string, made: MadeExport) => Promise<void>;
  cancel: () => void;
}

/** Choosing the file and writing it. It goes on wherever the user goes meanwhile: its end is told by `ExportEnd`. */
export function useExport(onDone: () => void, onFailure: (failure: Failure) => void): ExportRun {
  const running = useView((state) => state.exporting);
  const [ownId, setOwnId] = useState<JobId | null>(null);
  const jobId = running?.jobId ?? null;
  const job = useJob(jobId);
  const outcome = useJob(ownId)?.outcome ?? null;
  const isBegun = useRef(false);
  useEffect(
    () => () => {
      if (isBegun.current) view.leaveExport();
    },
    [],
  );

  const finish = useEffectEvent((end: Outcome) => {
    setOwnId(null);
    isBegun.current = false;
    if (end.kind === 'done') onDone();
    else if (end.error.code !== 'cancelled') onFailure(end.error);
  });
  useEffect(() => {
    if (outcome !== null) finish(outcome);
  }, [outcome]);

  const start = async (request: ExportRequest, suggestedName: string, made: MadeExport) => {
    isBegun.current = true;
    view.runExport({ jobId: null, output: request.output, made, isLeft: false });
    const { jobId: begunId, failure } = await begin(request, suggestedName);
    const now = useView.getState().exporting;
    view.runExport(begunId === null || now === null ? null : { ...now, jobId: begunId });
    setOwnId(begunId);
    if (begunId !== null) return;
    isBegun.current = false;
    if (failure === null) return;
    if (now?.isLeft === true) showFailure(notWritten, failure);
    else onFailure(failure);
  };
  const cancel = () => {
    if (jobId === null) return;
    void call('exports.cancel', { jobId }).then((result) => {
      if (!result.ok) onFailure(result.error);
    });
  };
  return { job, isOwn: ownId !== null, isRunning: running !== null, start, cancel };
}

/** Without a job and without a failure: the user chose no file. */
async function begin(
  request: ExportRequest,
  suggestedName: string,
): Promise<{ jobId: JobId | null; failure: Failure | null }> {
  const { format } = request.output;
  const chosen = await call('exports.chooseTarget', { suggestedName, format });
  if (!chosen.ok) return { jobId: null, failure: chosen.error };
  const { target } = chosen.value;
  if (target === null) return { jobId: null, failure: null };
  const run = await call('exports.run', { ...request, target });
  return run.ok ? { jobId: run.value.jobId, failure: null } : { jobId: null, failure: run.error };
}
