import type { ExportFormat } from '#shared/ipc/methods/exports.ts';

export interface FormatDescription {
  format: ExportFormat;
  label: string;
  /** Without the dot. */
  extension: string;
}

/** What a roster can be exported as; the first is the default. */
export const formatCatalogue: readonly FormatDescription[] = [
  { format: 'xlsx', label: 'Excel', extension: 'xlsx' },
  { format: 'csv', label: 'CSV', extension: 'csv' },
];
