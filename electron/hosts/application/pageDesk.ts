import { v4 as uuid } from 'uuid';
import type { OpenWorkspace, PageDesk } from '#electron/ipc/context.ts';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { HostServices } from '../hostServices.ts';
import { preparedPagesPath } from '../preparedPages.ts';

/** Makes paper of what an export asks for. `sheets`: only the first, null: all; it counts all of them in any case. */
export type RenderPage = (
  open: OpenWorkspace,
  request: ExportRequest,
  sheets: number | null,
) => Promise<{ html: string; sheets: number; people: number }>;

/**
 * Pages to be looked at and to be printed. The last of each is held in memory, under a handle that nobody guesses, and
 * gone with the next: a preview does not pull the paper out of the hands of a window that prints.
 */
export function createPageDesk(services: Pick<HostServices, 'printer'>, renderPage: RenderPage) {
  const held = new Map<'shown' | 'printed', { handle: string; html: string }>();

  function hold(use: 'shown' | 'printed', html: string): string {
    const handle = uuid();
    held.set(use, { handle, html });
    return preparedPagesPath + handle;
  }

  const desk: PageDesk = {
    async prepare(open, { sheets: sheetLimit, ...request }) {
      requirePaper(request);
      const { html, sheets, people } = await renderPage(open, request, sheetLimit);
      return { path: hold('shown', html), sheets, people };
    },
    async print(open, request) {
      requirePaper(request);
      const { html } = await renderPage(open, request, null);
      if (await services.printer.print(html)) return { isPrinted: true, path: null };
      return { isPrinted: false, path: hold('printed', html) };
    },
  };

  return {
    desk,
    preparedPage(handle: string): string | null {
      return [...held.values()].find((page) => page.handle === handle)?.html ?? null;
    },
  };
}

function requirePaper({ output }: ExportRequest): void {
  if (output.format === 'pdf') return;
  throw new MusterError('invalidRequest', `There is no paper of an export in ${output.format}.`);
}
