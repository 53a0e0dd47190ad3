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

interface HeldPage {
  handle: string;
  html: string;
}

/** A preview may be answered after a later one, or load while the next is made: the last few stand. */
const heldToShow = 4;

/**
 * Pages to be looked at and to be printed. The last of each are held in memory, under handles that nobody guesses: a
 * preview does not pull the paper out of the hands of a window that prints.
 */
export function createPageDesk(services: Pick<HostServices, 'printer'>, renderPage: RenderPage) {
  let shown: HeldPage[] = [];
  let printed: HeldPage | null = null;
  /** Counts how often all were forgotten: what was being made then is of no use any more. */
  let round = 0;

  async function render(open: OpenWorkspace, request: ExportRequest, sheets: number | null) {
    requirePaper(request);
    const begunIn = round;
    const page = await renderPage(open, request, sheets);
    if (begunIn === round) return page;
    throw new MusterError('cancelled', 'Another workspace was opened.');
  }

  const desk: PageDesk = {
    async prepare(open, { sheets: sheetLimit, ...request }) {
      const { html, sheets, people } = await render(open, request, sheetLimit);
      const page = { handle: uuid(), html };
      shown = [page, ...shown.slice(0, heldToShow - 1)];
      return { path: pathOf(page), sheets, people };
    },
    async print(open, request) {
      const { html } = await render(open, request, null);
      if (await services.printer.print(html)) return { isPrinted: true, path: null };
      printed = { handle: uuid(), html };
      return { isPrinted: false, path: pathOf(printed) };
    },
  };

  return {
    desk,
    /** Lets go of all of them: they are of a workspace that is open no more. */
    forget(): void {
      round += 1;
      shown = [];
      printed = null;
    },
    preparedPage(handle: string): string | null {
      const held = printed === null ? shown : [printed, ...shown];
      return held.find((page) => page.handle === handle)?.html ?? null;
    },
  };
}

function pathOf({ handle }: HeldPage): string {
  return preparedPagesPath + handle;
}

function requirePaper({ output }: ExportRequest): void {
  if (output.format === 'pdf') return;
  throw new MusterError('invalidRequest', `There is no paper of an export in ${output.format}.`);
}
