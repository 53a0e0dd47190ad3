import { type ExportFormat, exportFormatSchema } from '#shared/domain/exporting.ts';
import type { ExportNeeds } from '#shared/domain/exportReading.ts';

interface FormatTraits {
  label: string;
  /** Without the dot. */
  extension: string;
  /** Columns mean something; otherwise the format knows what it needs, and `needs` says what that is. */
  hasColumns: boolean;
  /** Each of several groups gets a sheet of its own; elsewhere they follow one another. */
  hasSheets: boolean;
  needs: Partial<ExportNeeds>;
}

/** What an export can become; the first is the default. */
export const formatTraits: Readonly<Record<ExportFormat, FormatTraits>> = {
  xlsx: { label: 'Excel', extension: 'xlsx', hasColumns: true, hasSheets: true, needs: {} },
  csv: { label: 'CSV', extension: 'csv', hasColumns: true, hasSheets: false, needs: {} },
  tsv: {
    label: 'Cells to paste',
    extension: 'tsv',
    hasColumns: true,
    hasSheets: false,
    needs: {},
  },
  vcard: {
    label: 'Contacts (vCard)',
    extension: 'vcf',
    hasColumns: false,
    hasSheets: false,
    needs: { otherEmails: true, groups: true },
  },
  json: { label: 'JSON', extension: 'json', hasColumns: true, hasSheets: true, needs: {} },
  emails: {
    label: 'E-mail addresses',
    extension: 'txt',
    hasColumns: false,
    hasSheets: false,
    needs: { otherEmails: true },
  },
  pdf: { label: 'Print or PDF', extension: 'pdf', hasColumns: true, hasSheets: false, needs: {} },
};

/** As an export dialog offers them. */
export function offerFormats() {
  return exportFormatSchema.options.map((format) => {
    const { label, extension, hasColumns } = formatTraits[format];
    return { format, label, extension, hasColumns };
  });
}
