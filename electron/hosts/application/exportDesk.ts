import { basename } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { ExportDesk } from '#electron/ipc/context.ts';
import type { EventHub } from '#electron/ipc/eventHub.ts';
import { startExportJob } from '#electron/roster/exportJob.ts';
import { previewRoster } from '#electron/roster/preview.ts';
import { describeFormats, rosterFields } from '#electron/roster/rosterColumns.ts';
import { rosterFileOf } from '#electron/roster/rosterFile.ts';
import { openReadOnly } from '#electron/store/openReadOnly.ts';
import { type FileHandle, fileHandleSchema, type JobId, jobIdSchema } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { HostServices } from '../hostServices.ts';

/**
 * Exports and the files they go to. The renderer holds handles; the paths stay here, and only a path the host
 * chose can be written.
 */
export function createExportDesk(services: HostServices, hub: EventHub) {
  const targets = new Map<FileHandle, { path: string; isFinished: boolean }>();
  const jobs = new Map<JobId, { cancel(): void; ended: Promise<void> }>();
  const locale = Intl.DateTimeFormat().resolvedOptions().locale;

  function find(handle: FileHandle): { path: string; isFinished: boolean } {
    const target = targets.get(handle);
    if (target === undefined) throw new MusterError('notFound', 'This file is not known any more.');
    return target;
  }

  const desk: ExportDesk = {
    formats: () => describeFormats(locale),

    preview(open, { rows, ...request }) {
      const { source, format } = rosterFileOf(request);
      const columns = rosterFields(request.columns);
      const reader = openReadOnly(open.store.file);
      try {
        const roster = reader.iterateRoster(source);
        const preview = previewRoster(roster.rows, columns, { format, limit: rows });
        const unsentEdits = open.store.unsentEdits(source.groupId);
        return {
          ...preview,
          text: null,
          sheets: [],
          total: roster.total,
          unsentEdits,
          withoutAddress: 0,
        };
      } finally {
        reader.close();
      }
    },

    async chooseTarget({ suggestedName, format }) {
      const path = await services.chooseSaveTarget({ fileName: suggestedName, extension: format });
      if (path === null) return { target: null, fileName: null };
      const target = fileHandleSchema.parse(uuid());
      targets.set(target, { path, isFinished: false });
      return { target, fileName: basename(path) };
    },

    run(open, { target: handle, suggestedName: _, ...request }) {
      if (handle === null) throw new MusterError('notSupported', 'A file is to be chosen first.');
      const target = find(handle);
      const jobId = jobIdSchema.parse(uuid());
      const job = startExportJob({
        worker: services.rosterWorker,
        storeFile: open.store.file,
        request,
        targetPath: target.path,
        locale,
        onProgress: (done, total) =>
          hub.emit('job.progress', { jobId, done, total, label: basename(target.path) }),
      });
      const ended = job.finished.then(
        ({ rows, bytes }) => {
          targets.set(handle, { ...target, isFinished: true });
          const fileName = basename(target.path);
          hub.emit('job.finished', {
            jobId,
            outcome: { kind: 'done', target: handle, fileName, rows, bytes },
          });
        },
        (error: unknown) => {
          const known =
            error instanceof MusterError
              ? error
              : new MusterError(
                  'internal',
                  'The export stopped for a reason Muster does not know.',
                );
          if (known.code === 'internal')
            services.log.error('export.failed', { error: String(error) });
          hub.emit('job.finished', {
            jobId,
            outcome: { kind: 'failed', error: known.toFailure() },
          });
        },
      );
      jobs.set(jobId, { cancel: job.cancel, ended });
      void ended.finally(() => jobs.delete(jobId));
      return jobId;
    },

    cancel: (jobId) => jobs.get(jobId)?.cancel(),

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
      targets.set(handle, { path, isFinished: true });
      return handle;
    },
    exportedFile(handle: FileHandle): { path: string; fileName: string } | null {
      const target = targets.get(handle);
      return target?.isFinished === true
        ? { path: target.path, fileName: basename(target.path) }
        : null;
    },
    /** Cancels what is still being written, and waits until no half file is left. */
    async close(): Promise<void> {
      const running = [...jobs.values()];
      for (const job of running) job.cancel();
      await Promise.all(running.map(({ ended }) => ended));
    },
  };
}
