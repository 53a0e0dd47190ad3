import type { RosterFileFormat } from '#electron/roster/formats/formatCatalogue.ts';
import { csvFormat } from './csv.ts';
import type { RosterFormat } from './rosterFormat.ts';
import { xlsxFormat } from './xlsx.ts';

export const rosterFormats: Readonly<Record<RosterFileFormat, RosterFormat>> = {
  xlsx: xlsxFormat,
  csv: csvFormat,
};
