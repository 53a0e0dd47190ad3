import { MusterError } from '#shared/ipc/errors.ts';
import type { RenderPage } from './pageDesk.ts';

/** Where the export desk's `preparePage` goes as soon as it has one. */
export const renderPage: RenderPage = () =>
  Promise.reject(new MusterError('notSupported', 'This part is being built.'));
