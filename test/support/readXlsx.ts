import { readFileSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';

/**
 * Reads a workbook without any spreadsheet library, strictly: what a tolerant reader would mend is an error here.
 * So it also proves the archive and the XML sound.
 */
export interface ReadWorkbook {
  /** Every part's XML by its name in the archive. */
  parts: ReadonlyMap<string, string>;
  /** In their order; at least one. */
  sheets: readonly ReadSheet[];
  /** Of the first sheet. */
  sheetName: string;
  cells: ReadonlyMap<string, ReadCell>;
  lastRow: number;
}

export interface ReadSheet {
  name: string;
  /** Filled cells by their place, as `B2`. */
  cells: ReadonlyMap<string, ReadCell>;
  lastRow: number;
  xml: string;
}

export interface ReadCell {
  kind: 'text' | 'number';
  text: string;
  /** Index into the styles' `cellXfs`. */
  style: number;
}

export function readXlsx(file: string | Uint8Array): ReadWorkbook {
  const parts = unzip(typeof file === 'string' ? readFileSync(file) : Buffer.from(file));
  const targets = new Map(
    elements(part(parts, 'xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.get('Id'),
      attributes.get('Target'),
    ]),
  );
  const sheets = elements(part(parts, 'xl/workbook.xml'), 'sheet').map(({ attributes }) => {
    const name = attributes.get('name') ?? '';
    const xml = part(parts, `xl/${targets.get(attributes.get('r:id'))}`);
    return { name, xml, ...readSheet(xml) };
  });
  const [first] = sheets;
  if (first === undefined) throw new Error('The workbook has no sheet.');
  const listed = elements(part(parts, '[Content_Types].xml'), 'Override').map(({ attributes }) =>
    attributes.get('PartName')?.slice(1),
  );
  const unknown = listed.filter((name) => name === undefined || !parts.has(name));
  if (unknown.length > 0) throw new Error(`The archive has no ${unknown.join()}.`);
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()));
  if (names.size !== sheets.length) throw new Error('Two sheets have the same name.');
  return { parts, sheets, sheetName: first.name, cells: first.cells, lastRow: first.lastRow };
}

/** The rows of a sheet as texts, from A1 to its last filled cell. */
export function rowsOf({ cells, lastRow }: ReadSheet): string[][] {
  const width = Math.max(0, ...[...cells.keys()].map(columnOf));
  return Array.from({ length: lastRow }, (_, row) =>
    Array.from({ length: width }, (_column, column) => cells.get(placeOf(column, row))?.text ?? ''),
  );
}

function columnOf(place: string): number {
  let number = 0;
  for (const letter of place.replace(/\d+$/, '')) {
    number = number * 26 + letter.charCodeAt(0) - 64;
  }
  return number;
}

function placeOf(column: number, row: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

function readSheet(xml: string): { cells: Map<string, ReadCell>; lastRow: number } {
  const cells = new Map<string, ReadCell>();
  let lastRow = 0;
  for (const row of elements(xml, 'row')) {
    const number = Number(row.attributes.get('r'));
    if (number !== lastRow + 1) throw new Error(`Row ${number} follows row ${lastRow}.`);
    lastRow = number;
    for (const child of row.children) {
      const place = child.attributes.get('r') ?? '';
      if (!/^[A-Z]+/.test(place) || Number(place.replace(/^[A-Z]+/, '')) !== number) {
        throw new Error(`Cell ${place} stands in row ${number}.`);
      }
      if (cells.has(place)) throw new Error(`Cell ${place} stands twice.`);
      cells.set(place, readCell(child));
    }
  }
  return { cells, lastRow };
}

function readCell(cell: Element): ReadCell {
  const style = Number(cell.attributes.get('s') ?? 0);
  const type = cell.attributes.get('t');
  const [value] = cell.children;
  if (type === undefined && value?.name === 'v') return { kind: 'number', text: value.text, style };
  const [text] = value?.children ?? [];
  if (type !== 'inlineStr' || value?.name !== 'is' || text?.name !== 't') {
    throw new Error(`A cell of type ${type} holds <${value?.name}>.`);
  }
  const unescaped = text.text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return { kind: 'text', text: unescaped, style };
}

function part(parts: ReadonlyMap<string, string>, name: string): string {
  const xml = parts.get(name);
  if (xml === undefined) throw new Error(`The archive has no ${name}.`);
  return xml;
}

function unzip(archive: Buffer): Map<string, string> {
  const end = archive.length - 22;
  if (archive.readUInt32LE(end) !== 0x06054b50) throw new Error('No end of central directory.');
  const count = archive.readUInt16LE(end + 10);
  let place = archive.readUInt32LE(end + 16);
  if (place + archive.readUInt32LE(end + 12) !== end) throw new Error('The directory has a gap.');
  const parts = new Map<string, string>();
  let expectedOffset = 0;
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(place) !== 0x02014b50) throw new Error('No directory record.');
    const [checksum, packed, size] = [16, 20, 24].map((field) =>
      archive.readUInt32LE(place + field),
    );
    const nameLength = archive.readUInt16LE(place + 28);
    const name = archive.toString('utf8', place + 46, place + 46 + nameLength);
    const offset = archive.readUInt32LE(place + 42);
    if (offset !== expectedOffset) throw new Error(`${name} does not follow the part before it.`);
    const data =
      offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
    const bytes = inflateRawSync(archive.subarray(data, data + packed!));
    const descriptor = data + packed!;
    const described = [4, 8, 12].map((field) => archive.readUInt32LE(descriptor + field));
    if (archive.readUInt32LE(descriptor) !== 0x08074b50) throw new Error(`${name}: no descriptor.`);
    if (described.join() !== [checksum, packed, size].join()) throw new Error(`${name}: sizes.`);
    if (bytes.length !== size || crc32(bytes) !== checksum) throw new Error(`${name} is damaged.`);
    if (parts.has(name)) throw new Error(`${name} stands twice.`);
    parts.set(name, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    expectedOffset = descriptor + 16;
    place += 46 + nameLength;
  }
  return parts;
}

interface Element {
  name: string;
  attributes: Map<string, string>;
  children: Element[];
  text: string;
}

/** All elements of a name, wherever they stand. Throws when the XML is not well formed. */
export function elements(xml: string, name: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids.
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(xml)) throw new Error('A forbidden character.');
  const token = /<\?[^?]*\?>\s*|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  let end = 0;
  for (const [whole, closes, tag, attributes = '', empty, text] of xml.matchAll(token)) {
    end += whole.length;
    const current = open.at(-1);
    if (text !== undefined) {
      if (current === undefined) throw new Error('Text outside the root.');
      current.text += decode(text);
    } else if (closes === '/') {
      if (open.pop()?.name !== tag) throw new Error(`</${tag}> closes another element.`);
    } else if (tag !== undefined) {
      const element: Element = {
        name: tag,
        attributes: readAttributes(attributes),
        children: [],
        text: '',
      };
      current?.children.push(element);
      if (tag === name) found.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  if (end !== xml.length) throw new Error(`Not well formed at ${xml.slice(end, end + 40)}`);
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is not closed.`);
  return found;
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, value] of text.matchAll(/([\w:]+)="([^"]*)"/g)) {
    if (attributes.has(name!)) throw new Error(`${name} stands twice in one tag.`);
    attributes.set(name!, decode(value!));
  }
  return attributes;
}

function decode(text: string): string {
  return text.replace(/&([^;]*);|&/g, (whole, name: string | undefined) => {
    const character = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name ?? ''];
    if (character === undefined) throw new Error(`${whole} is no entity.`);
    return character;
  });
}
