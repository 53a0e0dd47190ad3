import { unreadable } from './table.ts';
import { readDirectory, type ZipDirectory } from './zipDirectory.ts';

export type RecognisedFile = { kind: 'text' } | { kind: 'workbook'; directory: ZipDirectory };

/**
 * What a file is, by its content: its name proves nothing. Throws MusterError `invalidRequest` with what to do for
 * whatever is neither a text nor a workbook, and `limitExceeded` for an archive that unpacks to far too much.
 */
export function recogniseFile(bytes: Uint8Array): RecognisedFile {
  if (bytes.length === 0) throw unreadable('There is nothing in this file.');
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006')) {
    return { kind: 'workbook', directory: workbookIn(bytes) };
  }
  for (const [start, message] of binaryStarts) {
    if (startsWith(bytes, start)) throw unreadable(message);
  }
  const head = latin1(bytes.subarray(0, 1024)).replace(/^ï»¿/, '').trimStart().toLowerCase();
  for (const [start, message] of textStarts) if (head.startsWith(start)) throw unreadable(message);
  return { kind: 'text' };
}

function workbookIn(bytes: Uint8Array): ZipDirectory {
  const directory = readDirectory(bytes);
  const has = (path: string) => directory.entries.has(path);
  if ([...directory.entries.keys()].some((path) => /^xl\/workbook[^/]*\.xml$/i.test(path))) {
    return directory;
  }
  if (has('xl/workbook.bin')) {
    throw unreadable(
      'This is a binary Excel file (.xlsb). Open it in Excel and save it as an Excel workbook (.xlsx).',
    );
  }
  if (has('content.xml') && has('mimetype')) {
    throw unreadable(
      'This is an OpenDocument file. Open it in LibreOffice and save it as an Excel workbook (.xlsx) or as CSV.',
    );
  }
  if (
    [...directory.entries.keys()].some((path) => /(^|\/)Document\.iwa$|^Index\.zip$/.test(path))
  ) {
    throw unreadable(
      'This is a Numbers file. Open it in Numbers and export it to Excel or CSV (File, Export To).',
    );
  }
  if (has('word/document.xml') || has('ppt/presentation.xml')) {
    throw unreadable(
      'This is a Word or PowerPoint file. Copy the table in it and paste it here, or save it in a spreadsheet.',
    );
  }
  throw unreadable('This is a ZIP archive. Unpack it, and take in the table that is in it.');
}

const picture = 'This is a picture. Muster reads tables: Excel workbooks (.xlsx), CSV and text.';

const binaryStarts: readonly (readonly [string, string])[] = [
  [
    '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
    'This is an old Excel file (.xls), or a workbook with a password. Open it in a spreadsheet program and save it as an Excel workbook (.xlsx) without a password.',
  ],
  [
    '%PDF',
    'This is a PDF. Ask for the list as a spreadsheet, or copy the table in it and paste it here.',
  ],
  ['\u0089PNG', picture],
  ['\u00ff\u00d8\u00ff', picture],
  ['GIF8', picture],
  ['RIFF', picture],
  ['\u0000\u0000\u0000\u0018ftyp', picture],
  ['\u0000\u0000\u0000\u0024ftyp', picture],
  ['\u001f\u008b', 'This is a compressed file. Unpack it, and take in the table that is in it.'],
  ['7z\u00bc\u00af', 'This is a compressed file. Unpack it, and take in the table that is in it.'],
  ['Rar!', 'This is a compressed file. Unpack it, and take in the table that is in it.'],
  ['SQLite format 3', 'This is a database, not a table. Export the list from it as CSV.'],
];

const page =
  'This is a web page, perhaps under the name of a spreadsheet. Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).';

const textStarts: readonly (readonly [string, string])[] = [
  ['<!doctype html', page],
  ['<html', page],
  ['<table', page],
  [
    '<?xml',
    'This is an XML file, not a table. Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).',
  ],
  [
    '{\\rtf',
    'This is a text document (RTF). Copy the table in it and paste it here, or save it in a spreadsheet.',
  ],
  [
    'begin:vcard',
    'These are contact cards (vCard). Export the contacts as CSV from the address book they come from.',
  ],
];

function startsWith(bytes: Uint8Array, start: string): boolean {
  return latin1(bytes.subarray(0, start.length)) === start;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
