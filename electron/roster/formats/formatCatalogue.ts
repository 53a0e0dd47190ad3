import type { ExportFormat } from '#shared/domain/exporting.ts';

/** Those that are files of lines. */
export type RosterFileFormat = Extract<ExportFormat, 'xlsx' | 'csv'>;

export interface FormatDescription {
  format: RosterFileFormat;
  label: string;
  /** Without the dot. */
  extension: string;
}

/** What a roster can be exported as; the first is the default. */
export const formatCatalogue: readonly FormatDescription[] = [
  { format: 'xlsx', label: 'Excel', extension: 'xlsx' },
  { format: 'csv', label: 'CSV', extension: 'csv' },
];
