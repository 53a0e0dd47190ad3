import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import type { ImportDesk, OpenWorkspace } from '#electron/ipc/context.ts';
import { temporaryPathFor } from '#electron/roster/atomicFile.ts';
import { csvSeparator } from '#electron/roster/formats/csvSeparator.ts';
import { fileTooLarge } from '#electron/roster/importing/fileTooLarge.ts';
import type { ImportValue } from '#electron/roster/importing/importCalls.ts';
import {
  type ImportSession,
  startImportSession,
} from '#electron/roster/importing/importSession.ts';
import type { ImportEdit } from '#electron/roster/importing/planning/planEdit.ts';
import type { StoreChange } from '#electron/store/workspaceStore.ts';
import type { FileHandle } from '#shared/domain/ids.ts';
import { type ImportId, importIdSchema } from '#shared/domain/importing.ts';
import { limits } from '#shared/domain/limits.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { HostServices } from '../hostServices.ts';

interface OpenImport {
  /** Of what is here, as far as plans are about it: one more with every change. */
  storeVersion: number;
  stopCounting(): void;
  importId: ImportId;
  fileName: string;
  /** How long the file is, and how much of it is there. */
  bytes: number;
  received: number;
  session: ImportSession;
}

type RememberedMapping = NonNullable<ImportValue<'mapping'>>;

/** How often a plan is made anew because something changed while it was made, before that is told. */
const mostAttempts = 20;
/** Milliseconds before the next attempt: a sync writes again and again, and has to come to an end. */
const pauseMs = 200;

/** The file that is being taken in, one at a time. Its bytes and rows are in a thread of their own, never here. */
export function createImportDesk(options: {
  services: HostServices;
  /** Makes a written file known to those who show it. */
  keepWritten(path: string): FileHandle;
}) {
  const { services, keepWritten } = options;
  let current: OpenImport | null = null;

  function find(importId: ImportId): OpenImport {
    if (current?.importId === importId) return current;
    throw new MusterError('notFound', 'This file is not known any more. Choose it again.');
  }

  async function forget(): Promise<void> {
    const ending = current;
    current = null;
    ending?.stopCounting();
    await ending?.session.end();
  }

  /** What was applied is done: that it is not remembered must not make it look as if it were not. */
  function keepMapping({ store }: OpenWorkspace, { signature, mapping }: RememberedMapping): void {
    try {
      store.keepImportMapping(signature, mapping);
    } catch (error) {
      services.log.warn('import.mappingNotKept', { error: String(error) });
    }
  }

  const fromStore = ({ store }: OpenWorkspace) => ({ storeFile: store.file });

  const desk: ImportDesk = {
    begin(open, { fileName, bytes }) {
      if (bytes > limits.importBytes) throw fileTooLarge();
      void forget();
      const started: OpenImport = {
        importId: importIdSchema.parse(uuid()),
        fileName,
        bytes,
        received: 0,
        session: startImportSession({ worker: services.importWorker }),
        storeVersion: 0,
        stopCounting: open.store.onChange((change) => {
          if (mayConcernPlans(change)) started.storeVersion += 1;
        }),
      };
      current = started;
      return { importId: started.importId };
    },
    receive: async ({ importId, ...piece }) => {
      const started = find(importId);
      const { received } = await started.session.ask('receive', piece);
      started.received = received;
      return { received };
    },
    read: async (open, { importId, ...params }) => {
      const { session, bytes, received } = find(importId);
      if (received !== bytes) {
        throw new MusterError(
          'invalidRequest',
          `Of this file ${received} bytes of ${bytes} are here, so it is not whole. Choose it again.`,
        );
      }
      return session.ask('read', { ...params, ...fromStore(open) });
    },
    plan: async (open, { importId, wish }) => {
      const { session, storeVersion } = find(importId);
      const { capabilities } = open.workspace;
      return session.ask('plan', { wish, capabilities, storeVersion, ...fromStore(open) });
    },
    groups: async ({ importId, ...page }) => find(importId).session.ask('groups', page),
    members: async (open, { importId, ...params }) =>
      find(importId).session.ask('members', { ...params, ...fromStore(open) }),
    people: async (open, { importId, ...params }) =>
      find(importId).session.ask('people', { ...params, ...fromStore(open) }),
    unusable: async ({ importId, ...page }) => find(importId).session.ask('unusable', page),

    async saveUnusable({ importId }) {
      const { session, fileName } = find(importId);
      const name = `${fileName.replace(/\.[^.]{1,5}$/, '')} (not taken in)`;
      const path = await services.chooseSaveTarget({ fileName: name, extension: 'csv' });
      if (path === null) return { target: null, fileName: null };
      const { locale } = Intl.DateTimeFormat().resolvedOptions();
      await session.ask('saveUnusable', {
        targetPath: path,
        temporaryPath: temporaryPathFor(path),
        separator: csvSeparator(locale),
      });
      return { target: keepWritten(path), fileName: basename(path) };
    },

    async apply(open, { importId, plan }, commit) {
      const started = find(importId);
      const { session } = started;
      const remembered = await session.ask('mapping', {});
      const { receipt, edit } = await commitUnchanged(started, { open, plan, commit });
      if (remembered !== null) keepMapping(open, remembered);
      await forget();
      return { ...receipt, ...edit.counts };
    },

    async discard({ importId }) {
      if (current?.importId === importId) await forget();
    },
  };

  return { desk, close: forget };
}

/**
 * Plans once more and commits at once. What is committed elsewhere in between and may concern the plan makes it be planned
 * again; a plan that comes out different is `conflict`.
 */
async function commitUnchanged<Receipt>(
  started: OpenImport,
  asked: { open: OpenWorkspace; plan: number; commit: (edit: ImportEdit) => Receipt },
): Promise<{ receipt: Receipt; edit: ImportEdit }> {
  const { open, plan, commit } = asked;
  const { capabilities } = open.workspace;
  const storeFile = open.store.file;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const { storeVersion } = started;
    const edit = await started.session.ask('edit', {
      plan,
      capabilities,
      storeVersion,
      storeFile,
    });
    if (edit === null) {
      throw new MusterError(
        'conflict',
        'Something has changed since the review. Look at what will happen now, and apply again.',
      );
    }
    if (started.storeVersion === storeVersion) return { receipt: commit(edit), edit };
    await pause(pauseMs);
  }
  throw new MusterError(
    'conflict',
    'The groups here are being updated right now. Try again in a moment; nothing was changed.',
  );
}

/** Everything but what only concerns the way of edits to the server. */
function mayConcernPlans({ groupIds, people }: StoreChange): boolean {
  return people || groupIds === 'many' || groupIds.length > 0;
}
