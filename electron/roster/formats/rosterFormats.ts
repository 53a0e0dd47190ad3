import type { ExportFormat } from '#shared/ipc/methods/exports.ts';
import { csvFormat } from './csv.ts';
import type { RosterFormat } from './rosterFormat.ts';
import { xlsxFormat } from './xlsx.ts';

export const rosterFormats: Readonly<Record<ExportFormat, RosterFormat>> = {
  xlsx: xlsxFormat,
  csv: csvFormat,
};
