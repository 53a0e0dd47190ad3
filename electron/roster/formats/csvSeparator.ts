export type CsvSeparator = ',' | ';';

/**
 * What the spreadsheet programs of a locale split CSV at: `;` where the comma is taken by the decimals, `,` elsewhere.
 * `locale` is BCP 47; the POSIX form (`de_DE.UTF-8`) is understood, and what is no locale at all gets the comma.
 */
export function csvSeparator(locale: string): CsvSeparator {
  const tag = locale.replace(/[.@].*$/, '').replaceAll('_', '-');
  try {
    // Intl would take the machine's locale for one it does not know.
    if (Intl.NumberFormat.supportedLocalesOf(tag).length === 0) return ',';
    const parts = new Intl.NumberFormat(tag).formatToParts(1.5);
    return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
  } catch {
    return ',';
  }
}
