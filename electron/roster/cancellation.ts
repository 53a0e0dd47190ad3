import { MusterError } from '#shared/ipc/errors.ts';

/** Throws MusterError `cancelled` once the signal is aborted. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw exportCancelled();
}

export function exportCancelled(): MusterError {
  return new MusterError('cancelled', 'The export was stopped. No file was written.');
}
