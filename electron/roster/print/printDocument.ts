import { createHash } from 'node:crypto';
import { limits } from '#shared/domain/limits.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { guardText } from '../cellGuard.ts';
import { layOutAddressLabels } from './addressLabels.ts';
import { layOutBadges } from './badges.ts';
import { layOutList } from './listSheets.ts';
import { escapeMarkup, joinLines } from './markup.ts';
import type { LaidOut, PrintedDocument, PrintInput } from './printInput.ts';
import { layOutSignIn } from './signInSheets.ts';

/**
 * A roster as sheets of paper: one HTML document that needs nothing else and runs nothing. The sheets are divided here,
 * so that a preview and every printer show the same. Throws MusterError `limitExceeded` (too many people, or columns
 * for this paper) or `invalidRequest` (no such label sheet).
 */
export function printDocument(input: PrintInput): PrintedDocument {
  const rows = takeRows(input.rows);
  const laidOut = layOut(input, rows);
  const written = Math.min(laidOut.sheets, input.sheetLimit ?? laidOut.sheets);
  const sheets = Array.from(
    { length: written },
    (_, index) => `<section class="sheet">${laidOut.writeSheet(index)}</section>`,
  );
  const body =
    sheets.length === 0 ? '<p class="nothing">Nobody is to be printed.</p>' : sheets.join('\n');
  const styles = `${pageStyles(laidOut.paper)}\n${laidOut.styles}`;
  const html = writeHtml(titleOf(input), styles, body);
  return { html, sheets: laidOut.sheets };
}

function takeRows(rows: Iterable<readonly string[]>): string[][] {
  const taken: string[][] = [];
  for (const row of rows) {
    if (taken.length === limits.printedPeople) {
      throw new MusterError(
        'limitExceeded',
        `At most ${limits.printedPeople} people are printed at a time. Choose fewer.`,
        { kind: 'printedPeople', limit: limits.printedPeople },
      );
    }
    taken.push([...row]);
  }
  return taken;
}

function layOut(input: PrintInput, rows: readonly (readonly string[])[]): LaidOut {
  const { page, subtitle, foot } = input;
  const head = { title: titleOf(input), subtitle };
  const columns = input.columns.map((column) => ({
    ...column,
    heading: joinLines(column.heading),
  }));
  const inLines = () => rows.map((row) => row.map(joinLines));
  switch (page.document) {
    case 'list':
      return layOutList(page, head, columns, inLines());
    case 'signIn':
      return layOutSignIn(page, head, columns, inLines());
    case 'badges':
      return layOutBadges(page, foot, inLines());
    case 'labels':
      return layOutAddressLabels(
        page,
        rows.map((row) => row.map((value) => guardText(value, 'typed').trim())),
      );
  }
}

function titleOf({ page, title }: PrintInput): string {
  return 'title' in page ? (page.title ?? title) : title;
}

/** Fonts that every system has, then those that its other scripts are in. */
const fonts = [
  '"Segoe UI"',
  'Roboto',
  '"Helvetica Neue"',
  'Arial',
  '"Liberation Sans"',
  '"Noto Sans"',
  '"Noto Sans Arabic"',
  '"Noto Sans Hebrew"',
  '"PingFang SC"',
  '"Hiragino Sans"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  'sans-serif',
  '"Apple Color Emoji"',
  '"Segoe UI Emoji"',
  '"Noto Color Emoji"',
];

function pageStyles({ width, height }: LaidOut['paper']): string {
  // A box as high as the paper to the last fraction makes an empty page behind it.
  const boxHeight = (height - 0.3).toFixed(2);
  return [
    `@page{size:${width}mm ${height}mm;margin:0}`,
    ':root{color-scheme:only light}',
    `body{margin:0;background:#fff;color:#000;font-family:${fonts.join(',')}}`,
    `.sheet{position:relative;box-sizing:border-box;width:${width}mm;height:${boxHeight}mm;overflow:hidden;break-after:page;background:#fff}`,
    '.sheet:last-child{break-after:auto}',
    '.nothing{margin:12mm;font-size:12px}',
    '@media screen{body{background:#e9ecef}.sheet{margin:4mm auto;box-shadow:0 0 2px #868e96}}',
  ].join('\n');
}

/** The policy stands in the document too, for whoever shows it from somewhere else than our hosts. */
function writeHtml(title: string, styles: string, body: string): string {
  const hash = createHash('sha256').update(styles).digest('base64');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'">
<title>${escapeMarkup(joinLines(title))}</title>
<style>${styles}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
