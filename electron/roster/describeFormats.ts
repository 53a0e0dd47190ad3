import type { ExportSourceKind } from '#shared/domain/exporting.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { offerColumns } from './exportColumns.ts';
import { csvSeparator } from './formats/csvSeparator.ts';
import { offerFormats } from './formats/formatCatalogue.ts';

/** What an export dialog offers for a kind of source; `locale` is BCP 47. */
export function describeFormats(
  sourceKind: ExportSourceKind,
  attributes: readonly string[],
  locale: string,
): Value<'exports.formats'> {
  return {
    formats: offerFormats(),
    columns: offerColumns(sourceKind, attributes),
    csvSeparator: csvSeparator(locale),
  };
}
