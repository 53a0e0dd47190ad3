import { printDocument } from '#electron/roster/print/printDocument.ts';
import type { PrintInput } from '#electron/roster/print/printInput.ts';
import type { PrintPage } from '#shared/domain/printPage.ts';

export const onA4: PrintPage = {
  document: 'list',
  paper: 'a4',
  orientation: 'portrait',
  title: null,
};

export function signInOn(paper: 'a4' | 'letter', emptyLines = 5): PrintPage {
  return { document: 'signIn', paper, orientation: 'portrait', title: null, emptyLines };
}

export function textColumns(...headings: string[]): PrintInput['columns'] {
  return headings.map((heading) => ({ heading, kind: 'text' }));
}

export function print(page: PrintPage, rows: Iterable<readonly string[]>, more = {}) {
  return printDocument({
    page,
    title: 'Kitchen',
    subtitle: '3 people, as of today',
    foot: 'Riverside Choir',
    columns: textColumns('Name', 'E-mail'),
    rows,
    sheetLimit: null,
    ...more,
  });
}

export function people(count: number): string[][] {
  return Array.from({ length: count }, (_, index) => [
    `Person ${index + 1}`,
    `person${index + 1}@example.org`,
  ]);
}

/** The markup of each sheet. */
export function sheetsOf(html: string): string[] {
  return html.split('<section class="sheet">').slice(1);
}

/** What a reader sees, without markup; a line for each element. */
export function textOf(markup: string): string[] {
  return markup
    .replace(/^[\s\S]*<body>/, '')
    .replaceAll('<wbr>', '')
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
