import {
  type ExportField,
  type ExportFormat,
  type ExportOutput,
  type ExportSettings,
  exportOutputSchema,
} from '#shared/domain/exporting.ts';
import { labelSheets } from '#shared/domain/labelSheets.ts';
import type { Paper, PrintDocument, PrintPage } from '#shared/domain/printPage.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { defaultColumns, fitColumns } from './exportColumns.ts';

export type ExportOffer = Value<'exports.formats'>;

/** What a coordinator’s computer makes of the choices nobody has made. */
export interface Surroundings {
  paper: Paper;
  /** As Node names it: `win32`, `darwin`, `linux`. */
  platform: string;
}

/** A format as Muster would write it here. */
export function defaultOutput(
  format: ExportFormat,
  { paper, platform }: Surroundings,
): ExportOutput {
  switch (format) {
    case 'emails':
      // Outlook, at home on Windows, takes a comma for a part of a name.
      return exportOutputSchema.parse({
        format,
        separator: platform === 'win32' ? 'semicolon' : 'comma',
      });
    case 'pdf':
      return { format, page: pageOf('list', paper) };
    default:
      return exportOutputSchema.parse({ format });
  }
}

/** A document on this paper, as Muster would print it. */
export function pageOf(document: PrintDocument, paper: Paper): PrintPage {
  switch (document) {
    case 'list':
      return { document, paper, orientation: 'portrait', title: null };
    case 'signIn':
      return { document, paper, orientation: 'portrait', title: null, emptyLines: 5 };
    case 'badges':
    case 'labels':
      return { document, sheet: sheetFor(document, paper), startAt: 1 };
  }
}

function sheetFor(kind: 'badges' | 'labels', paper: Paper): string {
  const ofKind = labelSheets.filter((sheet) => sheet.kind === kind);
  return (ofKind.find((sheet) => sheet.paper === paper) ?? ofKind[0])?.id ?? kind;
}

/**
 * Settings of before as far as they can be kept with what is offered now: a column or a format that is no longer there
 * is passed over. Without any: as Muster would export.
 */
export function fitSettings(
  settings: ExportSettings | null,
  offer: ExportOffer,
  surroundings: Surroundings,
): ExportSettings {
  const columns = settings === null ? null : fitColumns(settings.columns, offer.columns);
  const output = settings === null ? null : fitOutput(settings.output, offer);
  return {
    // Somebody who has taken every column out is about to put others in; a template has always some.
    columns:
      columns === null || (columns.length === 0 && settings?.columns.length !== 0)
        ? defaultColumns(offer.columns)
        : columns,
    output: output ?? defaultOutput(offer.formats[0]?.format ?? 'xlsx', surroundings),
    arrangement: settings?.arrangement ?? null,
  };
}

function fitOutput(output: ExportOutput, { formats }: ExportOffer): ExportOutput | null {
  if (!formats.some(({ format }) => format === output.format)) return null;
  if (output.format !== 'pdf' || !('sheet' in output.page)) return output;
  const { sheet, document } = output.page;
  return labelSheets.some(({ id, kind }) => id === sheet && kind === document) ? output : null;
}

/** Whether the chosen format writes the chosen columns. */
export function writesColumns(format: ExportFormat, { formats }: ExportOffer): boolean {
  return formats.find((offered) => offered.format === format)?.hasColumns ?? true;
}

/** Whether two ways to export are the same to the last choice. */
export function isSameSettings(one: ExportSettings, other: ExportSettings): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** The same choices may stand in another order of their names. */
function inOrder({ columns, output, arrangement }: ExportSettings) {
  const page = output.format === 'pdf' ? Object.entries(output.page).sort() : [];
  const choices = Object.entries(output).filter(([name]) => name !== 'page');
  return [
    columns.map(({ field, heading }): [ExportField, string | null] => [field, heading]),
    choices.sort(),
    page,
    arrangement,
  ];
}
