import { parentPort } from 'node:worker_threads';
import { importKeys } from '#electron/store/matching/importKeys.ts';
import { openImportReader } from '#electron/store/openImportReader.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { ImportRequest } from './importCalls.ts';
import { ImportFile } from './importFile.ts';

/** The entry of an import's worker thread; `importSession.ts` is its other end. One call after the other. */
const port = parentPort;
if (port === null) throw new Error('The import worker runs in a worker thread only.');

const file = new ImportFile(openImportReader, importKeys);
let last: Promise<void> = Promise.resolve();
port.on('message', (request: ImportRequest) => {
  last = last.then(() => answer(request));
});

async function answer(request: ImportRequest): Promise<void> {
  const { id } = request;
  try {
    port?.postMessage({ id, isDone: true, value: await carryOut(request) });
  } catch (error) {
    port?.postMessage({ id, isDone: false, failure: asMusterError(error).toFailure() });
  }
}

function carryOut({ name, params }: ImportRequest): unknown {
  switch (name) {
    case 'receive':
      return file.receive(params);
    case 'read':
      return file.read(params);
    case 'plan':
      return file.plan(params);
    case 'groups':
      return file.groups(params);
    case 'members':
      return file.members(params);
    case 'people':
      return file.people(params);
    case 'unusable':
      return file.unusable(params);
    case 'saveUnusable':
      return file.saveUnusable(params);
    case 'edit':
      return file.edit(params);
    case 'mapping':
      return file.mapping();
  }
}

function asMusterError(error: unknown): MusterError {
  if (error instanceof MusterError) return error;
  // The error's own words may quote a row: its name and code are enough to find it, and hold nobody's data.
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
  return new MusterError('internal', `Taking the file in failed: ${name}${code}.`);
}
