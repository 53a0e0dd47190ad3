import { basename } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { ExportDesk, OpenWorkspace } from '#electron/ipc/context.ts';
import type { EventHub } from '#electron/ipc/eventHub.ts';
import { exportCancelled } from '#electron/roster/cancellation.ts';
import { describeFormats } from '#electron/roster/describeFormats.ts';
import {
  type ExportJobOrder,
  startExportJob,
  startPageJob,
  startPdfJob,
  startPreviewJob,
  startTextJob,
} from '#electron/roster/exportJob.ts';
import { formatTraits } from '#electron/roster/formats/formatCatalogue.ts';
import type { ExportFormat, ExportRequest } from '#shared/domain/exporting.ts';
import { type FileHandle, fileHandleSchema, type JobId, jobIdSchema } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { EventPayload } from '#shared/ipc/events.ts';
import type { HostServices } from '../hostServices.ts';
import { createRunningLooks } from './runningLooks.ts';
import { systemClock } from './systemClock.ts';

interface Target {
  handle: FileHandle;
  path: string;
  isFinished: boolean;
}

type Outcome = EventPayload<'job.finished'>['outcome'];

/** So many jobs that have ended are remembered, for a window that did not hear of it. */
const rememberedOutcomes = 50;

/**
 * Exports and the files they go to. The renderer holds handles; the paths stay here, and only a path the host
 * chose can be written. Everything is read and written by workers: nothing here takes longer with more people.
 */
export function createExportDesk(services: HostServices, hub: EventHub) {
  const targets = new Map<FileHandle, Target>();
  const jobs = new Map<JobId, { cancel(): void; ended: Promise<void> }>();
  const outcomes = new Map<JobId, Outcome>();
  const looks = createRunningLooks();
  const locale = Intl.DateTimeFormat().resolvedOptions().locale;

  function find(handle: FileHandle): Target {
    const target = targets.get(handle);
    if (target === undefined) throw new MusterError('notFound', 'This file is not known any more.');
    return target;
  }

  async function choose(fileName: string, format: ExportFormat): Promise<Target | null> {
    const { extension } = formatTraits[format];
    const path = await services.chooseSaveTarget({ fileName, extension });
    if (path === null) return null;
    const target = { handle: fileHandleSchema.parse(uuid()), path, isFinished: false };
    targets.set(target.handle, target);
    return target;
  }

  function orderFor(
    { store, workspace }: OpenWorkspace,
    { source, columns, output }: ExportRequest,
  ): ExportJobOrder {
    return {
      worker: services.rosterWorker,
      storeFile: store.file,
      request: { source, columns, output },
      organisation: workspace.name,
      writtenAt: systemClock.now(),
      locale,
    };
  }

  /** Where no file is written, there is nothing to be tidied up: it is ended at once. */
  const lookAt = (open: OpenWorkspace, request: ExportRequest): ExportJobOrder => ({
    ...orderFor(open, request),
    cancelGraceMs: 0,
  });

  function start(open: OpenWorkspace, request: ExportRequest, { handle, path }: Target): JobId {
    const jobId = jobIdSchema.parse(uuid());
    const order = {
      ...orderFor(open, request),
      targetPath: path,
      onProgress: (done: number, total: number) =>
        hub.emit('job.progress', { jobId, done, total, label: basename(path) }),
    };
    const job =
      request.output.format === 'pdf'
        ? startPdfJob({ ...order, toPdf: services.printer.toPdf })
        : startExportJob(order);
    const ended = job.finished.then(
      ({ rows, bytes }) => {
        targets.set(handle, { handle, path, isFinished: true });
        const fileName = basename(path);
        end(jobId, { kind: 'done', target: handle, fileName, rows, bytes });
      },
      (error: unknown) => {
        const known =
          error instanceof MusterError
            ? error
            : new MusterError('internal', 'The export stopped for a reason Muster does not know.');
        if (known.code === 'internal')
          services.log.error('export.failed', { error: String(error) });
        end(jobId, { kind: 'failed', error: known.toFailure() });
      },
    );
    jobs.set(jobId, { cancel: job.cancel, ended });
    return jobId;
  }

  function end(jobId: JobId, outcome: Outcome): void {
    jobs.delete(jobId);
    outcomes.set(jobId, outcome);
    const [oldest] = outcomes.keys();
    if (outcomes.size > rememberedOutcomes && oldest !== undefined) outcomes.delete(oldest);
    hub.emit('job.finished', { jobId, outcome });
  }

  /** One that has ended says again how: whoever still wants to stop it has not heard. */
  function cancel(jobId: JobId): void {
    const job = jobs.get(jobId);
    if (job !== undefined) {
      job.cancel();
      return;
    }
    const outcome = outcomes.get(jobId) ?? { kind: 'failed', error: exportCancelled().toFailure() };
    hub.emit('job.finished', { jobId, outcome });
  }

  const desk: ExportDesk = {
    formats: ({ store }, { sourceKind }) =>
      describeFormats(
        sourceKind,
        store.listAttributes().map(({ name }) => name),
        locale,
      ),

    preview: (open, { rows, ...request }) =>
      looks.follow(startPreviewJob(lookAt(open, request), rows), 'preview'),

    text: (open, request) => looks.follow(startTextJob(lookAt(open, request)), null),

    async chooseTarget({ suggestedName, format }) {
      const target = await choose(suggestedName, format);
      if (target === null) return { target: null, fileName: null };
      return { target: target.handle, fileName: basename(target.path) };
    },

    async run(open, { target: handle, suggestedName, ...request }) {
      const target =
        handle === null ? await choose(suggestedName, request.output.format) : find(handle);
      if (target === null) throw new MusterError('cancelled', 'No file was chosen.');
      return start(open, request, target);
    },

    cancel,

    async show(handle) {
      const { path, isFinished } = find(handle);
      if (!isFinished) throw new MusterError('notFound', 'This file is not written yet.');
      const isShown = await services.showInFolder(path);
      return { downloadPath: isShown ? null : `/downloads/${handle}` };
    },
  };

  return {
    desk,
    /** A file that another part has written where the host chose: it can be shown like an export. */
    keepWritten(path: string): FileHandle {
      const handle = fileHandleSchema.parse(uuid());
      targets.set(handle, { handle, path, isFinished: true });
      return handle;
    },
    /**
     * The pages of a request, for whoever shows some or prints all (`sheetLimit` null). Rejects with a MusterError, those
     * to be shown with `cancelled` when others are asked for.
     */
    preparePage: (open: OpenWorkspace, request: ExportRequest, sheetLimit: number | null) =>
      looks.follow(
        startPageJob(lookAt(open, request), sheetLimit),
        sheetLimit === null ? null : 'page',
      ),
    exportedFile(handle: FileHandle): { path: string; fileName: string } | null {
      const target = targets.get(handle);
      return target?.isFinished === true
        ? { path: target.path, fileName: basename(target.path) }
        : null;
    },
    /** Cancels what is still being written or looked at, and waits until no half file is left. */
    async close(): Promise<void> {
      const running = [...jobs.values()];
      for (const job of running) job.cancel();
      await Promise.all([looks.close(), ...running.map(({ ended }) => ended)]);
    },
  };
}
