import { useEffect, useEffectEvent, useState } from 'react';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import type { JobId } from '#shared/domain/ids.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from '../../ipc/call.ts';
import { type JobState, useJob } from '../../ipc/jobs.ts';

type Outcome = NonNullable<JobState['outcome']>;
type Done = Extract<Outcome, { kind: 'done' }>;

interface ExportRun {
  /** Null while nothing is being written. */
  job: JobState | null;
  isStarting: boolean;
  start: (request: ExportRequest, suggestedName: string) => Promise<void>;
  cancel: () => void;
}

/** Choosing the file, writing it, and its end. */
export function useExport(
  onDone: (done: Done) => void,
  onFailure: (failure: Failure) => void,
): ExportRun {
  const [isStarting, setIsStarting] = useState(false);
  const [jobId, setJobId] = useState<JobId | null>(null);
  const job = useJob(jobId);

  const finish = useEffectEvent((outcome: Outcome) => {
    setJobId(null);
    if (outcome.kind === 'done') onDone(outcome);
    else if (outcome.error.code !== 'cancelled') onFailure(outcome.error);
  });
  const outcome = job?.outcome ?? null;
  useEffect(() => {
    if (outcome !== null) finish(outcome);
  }, [outcome]);

  const start = async (request: ExportRequest, suggestedName: string) => {
    setIsStarting(true);
    const { format } = request.output;
    const chosen = await call('exports.chooseTarget', { suggestedName, format });
    if (!chosen.ok) onFailure(chosen.error);
    else if (chosen.value.target !== null) {
      const run = await call('exports.run', { ...request, target: chosen.value.target });
      if (run.ok) setJobId(run.value.jobId);
      else onFailure(run.error);
    }
    setIsStarting(false);
  };
  const cancel = () => {
    if (jobId === null) return;
    void call('exports.cancel', { jobId }).then((result) => {
      if (!result.ok) onFailure(result.error);
    });
  };
  return { job, isStarting, start, cancel };
}
