import type { ExportOutput } from '#shared/domain/exporting.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { ExportDocument } from '../exportDocument.ts';
import { writeCsv } from './csv.ts';
import { writeEmails } from './emails.ts';
import { writeJson } from './json.ts';
import type { TextWriting } from './textWriting.ts';
import { writeTsv } from './tsv.ts';
import { writeVcards } from './vcard.ts';

/** A document in a format that is text. Throws MusterError `notSupported` for one that is none. */
export function writeText(document: ExportDocument, output: ExportOutput): TextWriting {
  switch (output.format) {
    case 'csv':
      return writeCsv(document, output);
    case 'tsv':
      return writeTsv(document);
    case 'vcard':
      return writeVcards(document);
    case 'json':
      return writeJson(document);
    case 'emails':
      return writeEmails(document, output);
    case 'xlsx':
    case 'pdf':
      throw new MusterError('notSupported', 'This format is no text. Save it as a file.');
  }
}
