import { isDateFormat } from './cellValue.ts';
import { mostCells, mostLetters, tidy, tooManyLetters } from './table.ts';
import { attributeOf, decodeOffice, readTags } from './xmlTags.ts';
import { damaged, unpackEntry, type ZipDirectory, type ZipEntry } from './zipDirectory.ts';

export interface WorkbookSheet {
  name: string;
  isHidden: boolean;
  /** Null: a chart, or nothing that is there. */
  entry: ZipEntry | null;
}

export interface Workbook {
  /** In the order of their tabs. */
  sheets: WorkbookSheet[];
  /** From when days are counted. */
  dateSystem: 1900 | 1904;
  /** The texts that cells name by number. */
  strings: ZipEntry | null;
  styles: ZipEntry | null;
}

/** What is in a workbook, and where. Throws MusterError for a damaged one. */
export async function readWorkbookParts(
  bytes: Uint8Array,
  { entries }: ZipDirectory,
): Promise<Workbook> {
  const path = [...entries.keys()].find((name) => /^xl\/workbook[^/]*\.xml$/i.test(name)) ?? '';
  const partsById = new Map<string, { type: string; path: string }>();
  const relations = entries.get(path.replace(/([^/]*)$/, '_rels/$1.rels'));
  await readElements(bytes, relations, (name, attributes) => {
    if (name !== 'Relationship') return;
    const target = attributeOf(attributes, 'Target') ?? '';
    const place = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    const type = (attributeOf(attributes, 'Type') ?? '').replace(/^.*\//, '');
    partsById.set(attributeOf(attributes, 'Id') ?? '', { type, path: place });
  });
  const sheets: WorkbookSheet[] = [];
  let dateSystem: Workbook['dateSystem'] = 1900;
  await readElements(bytes, entries.get(path), (name, attributes) => {
    if (name === 'workbookPr' && /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? ''))
      dateSystem = 1904;
    if (name !== 'sheet') return;
    const part = partsById.get(relationOf(attributes));
    sheets.push({
      name: attributeOf(attributes, 'name') ?? '',
      isHidden: /hidden/i.test(attributeOf(attributes, 'state') ?? ''),
      entry: part?.type === 'worksheet' ? (entries.get(part.path) ?? null) : null,
    });
  });
  if (sheets.length === 0) throw damaged();
  const partOf = (type: string) => {
    const part = [...partsById.values()].find((one) => one.type === type);
    return part === undefined ? null : (entries.get(part.path) ?? null);
  };
  return { sheets, dateSystem, strings: partOf('sharedStrings'), styles: partOf('styles') };
}

/** The texts that cells name by number, tidied: a text is kept once, in however many cells it stands. */
export async function readStrings(bytes: Uint8Array, entry: ZipEntry | null): Promise<string[]> {
  const strings: string[] = [];
  if (entry === null) return strings;
  let text = '';
  let letters = 0;
  let isText = false;
  // How a name is pronounced stands beside it, and is no part of it.
  let isReading = false;
  await readTags(unpackEntry(bytes, entry), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    text(piece) {
      if (!isText) return;
      letters += piece.length;
      if (letters > mostLetters) throw tooManyLetters();
      text += piece;
    },
    close(name) {
      if (name === 'si') {
        if (strings.length >= mostCells) throw damaged();
        strings.push(tidy(decodeOffice(text)));
      }
      if (name === 'rPh') isReading = false;
      isText = false;
    },
  });
  return strings;
}

/** For each style of cells, whether it shows a number as a day or an hour. */
export async function readDateStyles(
  bytes: Uint8Array,
  entry: ZipEntry | null,
): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let isOfCells = false;
  await readElements(bytes, entry ?? undefined, (name, attributes) => {
    const id = Number(attributeOf(attributes, 'numFmtId'));
    if (name === 'numFmt') codes.set(id, attributeOf(attributes, 'formatCode') ?? '');
    if (name === 'cellXfs') isOfCells = true;
    if (name === 'cellStyles' || name === 'dxfs') isOfCells = false;
    if (name === 'xf' && isOfCells) styles.push(isDateFormat(id, codes.get(id) ?? null));
  });
  return styles;
}

function relationOf(attributes: string): string {
  return /\s\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '';
}

async function readElements(
  bytes: Uint8Array,
  entry: ZipEntry | undefined,
  open: (name: string, attributes: string) => void,
): Promise<void> {
  if (entry === undefined) return;
  await readTags(unpackEntry(bytes, entry), { open, text() {}, close() {} });
}
