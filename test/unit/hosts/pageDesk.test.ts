import { beforeEach, describe, expect, it } from 'vitest';
import { createPageDesk } from '#electron/hosts/application/pageDesk.ts';
import { preparedHandle } from '#electron/hosts/preparedPages.ts';
import type { OpenWorkspace } from '#electron/ipc/context.ts';
import { exportRequestSchema } from '#shared/domain/exporting.ts';
import { MusterError } from '#shared/ipc/errors.ts';

// Nothing here looks into the workspace: it is handed on.
const open = { workspace: 'theirs' } as unknown as OpenWorkspace;

function requestFor(output: unknown) {
  return exportRequestSchema.parse({
    source: { kind: 'people', filter: {} },
    columns: [{ field: 'name' }],
    output,
  });
}

const paper = requestFor({ format: 'pdf', page: { document: 'list', paper: 'a4' } });

let renders: { open: OpenWorkspace; request: unknown; sheetLimit: number | null }[];
let printed: string[];
let hostPrints: () => boolean;
let desk: ReturnType<typeof createPageDesk>;

beforeEach(() => {
  renders = [];
  printed = [];
  hostPrints = () => false;
  desk = createPageDesk(
    {
      printer: {
        toPdf: () => Promise.reject(new Error('not asked for')),
        async print(html) {
          printed.push(html);
          return hostPrints();
        },
      },
    },
    async (open, request, sheetLimit) => {
      renders.push({ open, request, sheetLimit });
      return { html: `<p>${renders.length}</p>`, sheets: 7, people: 30 };
    },
  );
});

function htmlAt(path: string | null): string | null {
  return desk.preparedPage(preparedHandle(path ?? '') ?? '');
}

describe('a page that is prepared', () => {
  it('is the sheets asked for, and counts all of them', async () => {
    const page = await desk.desk.prepare(open, { ...paper, sheets: 3 });
    expect(renders).toEqual([{ open, request: paper, sheetLimit: 3 }]);
    expect(page).toEqual({ path: expect.stringMatching(/^\/pages\//), sheets: 7, people: 30 });
    expect(htmlAt(page.path)).toBe('<p>1</p>');
  });

  it('stands while a few more are prepared, each under a path of its own', async () => {
    const paths: string[] = [];
    for (let count = 1; count <= 5; count += 1) {
      paths.push((await desk.desk.prepare(open, { ...paper, sheets: null })).path);
    }
    expect(new Set(paths).size).toBe(5);
    expect(paths.map(htmlAt)).toEqual([null, '<p>2</p>', '<p>3</p>', '<p>4</p>', '<p>5</p>']);
    expect(desk.preparedPage('')).toBeNull();
    expect(desk.preparedPage('shown')).toBeNull();
  });

  it('is gone with its workspace, also where it was just being made', async () => {
    const shown = await desk.desk.prepare(open, { ...paper, sheets: 3 });
    const printing = await desk.desk.print(open, paper);
    const made = desk.desk.prepare(open, { ...paper, sheets: 3 });
    desk.forget();
    await expect(made).rejects.toMatchObject({ code: 'cancelled' });
    expect([htmlAt(shown.path), htmlAt(printing.path)]).toEqual([null, null]);
  });

  it('is of paper only', async () => {
    const table = requestFor({ format: 'csv' });
    const refused = { code: 'invalidRequest' };
    await expect(desk.desk.prepare(open, { ...table, sheets: null })).rejects.toMatchObject(
      refused,
    );
    await expect(desk.desk.print(open, table)).rejects.toMatchObject(refused);
    expect(renders).toEqual([]);
  });
});

describe('printing', () => {
  it('is done by the host, all sheets of it', async () => {
    hostPrints = () => true;
    expect(await desk.desk.print(open, paper)).toEqual({ isPrinted: true, path: null });
    expect(renders[0]?.sheetLimit).toBeNull();
    expect(printed).toEqual(['<p>1</p>']);
  });

  it('is left to the window where the host cannot, and a preview does not take its page away', async () => {
    const { isPrinted, path } = await desk.desk.print(open, paper);
    expect(isPrinted).toBe(false);
    for (let count = 1; count <= 5; count += 1) {
      await desk.desk.prepare(open, { ...paper, sheets: 3 });
    }
    expect(htmlAt(path)).toBe('<p>1</p>');
    const next = await desk.desk.print(open, paper);
    expect([htmlAt(path), htmlAt(next.path)]).toEqual([null, '<p>7</p>']);
  });

  it('tells when somebody thought better of it', async () => {
    hostPrints = () => {
      throw new MusterError('cancelled', 'Printing was cancelled.');
    };
    await expect(desk.desk.print(open, paper)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
