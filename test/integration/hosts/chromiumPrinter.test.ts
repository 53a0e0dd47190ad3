import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createChromiumPrinter, printArguments } from '#electron/hosts/chromiumPrinter.ts';
import { printDocument } from '#electron/roster/print/printDocument.ts';
import type { PrintInput } from '#electron/roster/print/printInput.ts';
import type { PrintPage } from '#shared/domain/printPage.ts';
import { findChromium } from '#test/e2e/support/browser.ts';

let chromium: string;
let folder: string;

beforeAll(async () => {
  chromium = await findChromium();
  folder = mkdtempSync(join(tmpdir(), 'muster-printer-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = ['Ada Lovelace', 'محمد بن عبد الله', '山田太郎', '😀 Émile Zola', '<b>Bob</b>'];

function inputFor(page: PrintPage, people: number): PrintInput {
  return {
    page,
    title: 'Kitchen & Café',
    subtitle: 'as of today',
    foot: 'Riverside',
    columns: [
      { heading: 'Name', kind: 'text' },
      { heading: 'E-mail', kind: 'text' },
    ],
    rows: Array.from({ length: people }, (_, index) => [
      names[index % names.length] ?? '',
      `person${index}@example.org`,
    ]),
    sheetLimit: null,
  };
}

/** Width and height of every page, in millimetres. */
function pagesOf(pdf: Uint8Array): { width: number; height: number }[] {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/\/MediaBox ?\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(
    ([, width, height]) => ({
      width: (Number(width) / 72) * 25.4,
      height: (Number(height) / 72) * 25.4,
    }),
  );
}

function leftovers(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('muster-print-'));
}

const never = new AbortController().signal;

describe('a PDF by an installed browser', () => {
  it.each<[string, PrintPage, number, { width: number; height: number }]>([
    ['a list on A4', listOn('a4', 'portrait'), 120, { width: 210, height: 297 }],
    ['a list on Letter, lying', listOn('letter', 'landscape'), 60, { width: 279.4, height: 215.9 }],
    [
      'a sign-in sheet on Letter',
      {
        document: 'signIn',
        paper: 'letter',
        orientation: 'portrait',
        title: null,
        emptyLines: 5,
      },
      60,
      { width: 215.9, height: 279.4 },
    ],
    ['labels', { document: 'labels', sheet: 'L7160', startAt: 5 }, 40, { width: 210, height: 297 }],
    [
      'badges',
      { document: 'badges', sheet: '5395', startAt: 1 },
      9,
      { width: 215.9, height: 279.4 },
    ],
  ])(
    'of %s has the sheets that the page counts, in its size',
    async (_what, page, people, size) => {
      const before = leftovers();
      const { html, sheets } = printDocument(inputFor(page, people));
      const pdf = await createChromiumPrinter(() => chromium).toPdf(html, never);
      const pages = pagesOf(pdf);
      expect(sheets).toBeGreaterThan(1);
      expect(pages).toHaveLength(sheets);
      for (const { width, height } of pages) {
        expect(Math.abs(width - size.width)).toBeLessThan(0.5);
        expect(Math.abs(height - size.height)).toBeLessThan(0.5);
      }
      expect(leftovers()).toEqual(before);
    },
  );

  it.runIf(process.platform !== 'win32')(
    'ends its browser, and only it, when it is cancelled',
    async () => {
      const before = leftovers();
      const noted = join(folder, 'pid');
      const hanging = join(folder, 'hanging');
      writeFileSync(hanging, `#!/bin/sh\necho $$ > '${noted}'\nexec sleep 600\n`, { mode: 0o755 });
      const cancellation = new AbortController();
      const pdf = createChromiumPrinter(() => hanging).toPdf('', cancellation.signal);
      const outcome = expect(pdf).rejects.toMatchObject({ code: 'cancelled' });
      const pid = await vi.waitFor(() => {
        const number = Number(readFileSync(noted, 'utf8'));
        expect(number).toBeGreaterThan(1);
        return number;
      });
      cancellation.abort();
      await outcome;
      await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow());
      expect(leftovers()).toEqual(before);
    },
  );

  it('does not begin when it was cancelled before', async () => {
    const before = leftovers();
    const pdf = createChromiumPrinter(() => chromium).toPdf('', AbortSignal.abort());
    await expect(pdf).rejects.toMatchObject({ code: 'cancelled' });
    expect(leftovers()).toEqual(before);
  });

  it.runIf(process.platform !== 'win32')(
    'says what to do when there is no browser, or none that works',
    async () => {
      await expect(createChromiumPrinter(() => null).toPdf('', never)).rejects.toMatchObject({
        code: 'notSupported',
        message: expect.stringContaining('Install Chromium'),
      });
      await expect(
        createChromiumPrinter(() => join(folder, 'gone')).toPdf('', never),
      ).rejects.toMatchObject({ code: 'notSupported' });
      const silent = join(folder, 'silent');
      writeFileSync(silent, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
      await expect(createChromiumPrinter(() => silent).toPdf('', never)).rejects.toMatchObject({
        code: 'notSupported',
        message: expect.stringContaining('it wrote nothing'),
      });
      const failing = join(folder, 'failing');
      writeFileSync(failing, '#!/bin/sh\nexit 3\n', { mode: 0o755 });
      await expect(createChromiumPrinter(() => failing).toPdf('', never)).rejects.toMatchObject({
        message: expect.stringContaining('it ended with 3'),
      });
    },
  );

  it('leaves printers to the window', async () => {
    expect(await createChromiumPrinter(() => chromium).print('')).toBe(false);
  });
});

describe('the browser that prints', () => {
  it('has a profile of its own, no network, and its sandbox but for root', () => {
    const args = printArguments('/tmp/one', { isRoot: false, isTagged: true });
    expect(args).toContain('--headless');
    expect(args).toContain(`--user-data-dir=${join('/tmp/one', 'profile')}`);
    expect(args).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
    expect(args).not.toContain('--no-sandbox');
    expect(printArguments('/tmp/one', { isRoot: true, isTagged: true })).toContain('--no-sandbox');
  });

  it('tags its tables for a screen reader, but for the longest', async () => {
    const isTagged = async (people: number) => {
      const { html } = printDocument(inputFor(listOn('a4', 'portrait'), people));
      const pdf = await createChromiumPrinter(() => chromium).toPdf(html, never);
      return Buffer.from(pdf).includes('/StructTreeRoot');
    };
    expect(await isTagged(30)).toBe(true);
    expect(await isTagged(3500)).toBe(false);
  });
});

function listOn(paper: 'a4' | 'letter', orientation: 'portrait' | 'landscape'): PrintPage {
  return { document: 'list', paper, orientation, title: null };
}
