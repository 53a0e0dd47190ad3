import { MusterError } from '#shared/ipc/errors.ts';

/** Where the host's printer goes as soon as it has one. */
export function toPdf(_html: string, _signal: AbortSignal): Promise<Uint8Array> {
  return Promise.reject(new MusterError('notSupported', 'Printing is being built.'));
}
