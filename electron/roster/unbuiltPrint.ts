import { MusterError } from '#shared/ipc/errors.ts';
import type { PrintedPage, PrintInput } from './printExport.ts';

/** Where `print/printDocument.ts` goes as soon as it is there. */
export function printDocument(_input: PrintInput): PrintedPage {
  throw new MusterError('notSupported', 'Printing is being built.');
}
