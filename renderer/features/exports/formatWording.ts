import type { ExportFormat, ExportOutput } from '#shared/domain/exporting.ts';
import type { PrintDocument } from '#shared/domain/printPage.ts';

/** The formats as a coordinator calls them. */
export const formatLabels: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'Excel',
  csv: 'CSV',
  pdf: 'Print, PDF',
  emails: 'E-mails',
  vcard: 'Contacts',
  tsv: 'Clipboard',
  json: 'JSON',
};

/** The button that writes the file. */
export const saveLabels: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'Save Excel file…',
  csv: 'Save CSV file…',
  pdf: 'Save PDF file…',
  emails: 'Save text file…',
  vcard: 'Save contact file…',
  tsv: 'Save text file…',
  json: 'Save JSON file…',
};

/** What a format is good for, in one line. */
export const formatPurposes: Readonly<Record<ExportFormat, string | null>> = {
  xlsx: null,
  csv: null,
  pdf: null,
  emails: null,
  vcard: 'For the address book of a phone or a mail program (vCard 3.0).',
  tsv: 'To be copied, and pasted into a spreadsheet, a document or an e-mail.',
  json: 'For another program.',
};

/** What a format writes that leaves no choice of columns. */
export const fixedContents: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'This format knows which columns it needs.',
  csv: 'This format knows which columns it needs.',
  pdf: 'This format knows which columns it needs.',
  emails: 'Only addresses: each once, without names.',
  vcard: 'A card for each person: name, e-mail addresses, phone and groups.',
  tsv: 'This format knows which columns it needs.',
  json: 'Everything that is known about each person.',
};

export const documentLabels: Readonly<Record<PrintDocument, string>> = {
  list: 'List',
  signIn: 'Sign-in sheet',
  badges: 'Name badges',
  labels: 'Labels',
};

/** What a file's name says of its content, beside whom it is about; empty for the usual. */
export function wordKind(output: ExportOutput): string {
  if (output.format === 'emails') return ' addresses';
  return output.format === 'pdf' && output.page.document !== 'list'
    ? ` ${documentLabels[output.page.document].toLowerCase()}`
    : '';
}

/** What is counted in a format: its noun for one and for many. */
export const countedNouns: Readonly<Record<ExportFormat, readonly [one: string, many: string]>> = {
  xlsx: ['row', 'rows'],
  csv: ['row', 'rows'],
  tsv: ['row', 'rows'],
  json: ['row', 'rows'],
  pdf: ['person', 'people'],
  emails: ['address', 'addresses'],
  vcard: ['contact', 'contacts'],
};
