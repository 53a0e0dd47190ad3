import type { LabelSheet } from '#shared/domain/labelSheets.ts';
import type { Paper } from '#shared/domain/printPage.ts';

/** Where people print on Letter: CLDR's `paperSize`. Everywhere else it is A4. */
const letterRegions: ReadonlySet<string> = new Set([
  'BZ',
  'CA',
  'CL',
  'CO',
  'CR',
  'GT',
  'MX',
  'NI',
  'PA',
  'PH',
  'PR',
  'SV',
  'US',
  'VE',
]);

/** The paper that lies in the printers of a locale (BCP 47). */
export function paperOf(locale: string): Paper {
  const { region } = new Intl.Locale(locale).maximize();
  return region !== undefined && letterRegions.has(region) ? 'letter' : 'a4';
}

export const paperLabels: Readonly<Record<Paper, string>> = { a4: 'A4', letter: 'US Letter' };

/** `Avery L7160 · 21 a sheet, 63.5 × 38.1 mm`: what stands on the box, or whatever other box will do. */
export function wordSheet({ name, columns, rows, label }: LabelSheet): string {
  return `${name} · ${columns * rows} a sheet, ${tenths(label.width)} × ${tenths(label.height)} mm`;
}

/** Sheets that are measured in inches come out even. */
function tenths(millimetres: number): number {
  return Math.round(millimetres * 10) / 10;
}

/** A sheet's width in CSS pixels, 96 to an inch. */
export function paperWidth(paper: Paper, orientation: 'portrait' | 'landscape'): number {
  const [short, long] = paper === 'a4' ? [794, 1123] : [816, 1056];
  return orientation === 'portrait' ? short : long;
}
