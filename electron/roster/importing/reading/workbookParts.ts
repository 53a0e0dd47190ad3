import { damaged, unpackEntry, type ZipDirectory, type ZipEntry } from './zipDirectory.ts';

export interface WorkbookSheet {
  name: string;
  isHidden: boolean;
  /** Null: a chart, or nothing that is there. */
  entry: ZipEntry | null;
}

/** The sheets of a workbook in the order of their tabs. Throws MusterError for a damaged one. */
export function readSheets(bytes: Uint8Array, directory: ZipDirectory): WorkbookSheet[] {
  const paths = [...directory.entries.keys()];
  const path = paths.find((name) => /^xl\/workbook[^/]*\.xml$/i.test(name)) ?? '';
  const workbook = textOf(bytes, directory, path);
  const targets = readTargets(textOf(bytes, directory, path.replace(/([^/]*)$/, '_rels/$1.rels')));
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, attributes = '']) => {
    const state = attributeOf(attributes, 'state');
    const target = targets.get(attributeOf(attributes, '\\w+:id') ?? '');
    return {
      name: attributeOf(attributes, 'name') ?? '',
      isHidden: state === 'hidden' || state === 'veryHidden',
      entry: target === undefined ? null : (directory.entries.get(target) ?? null),
    };
  });
  if (sheets.length === 0) throw damaged();
  return sheets;
}

function textOf(bytes: Uint8Array, directory: ZipDirectory, path: string): string {
  const entry = directory.entries.get(path);
  return entry === undefined ? '' : new TextDecoder().decode(unpackEntry(bytes, entry));
}

/** Worksheets by the ids that the workbook names them by. */
function readTargets(relationships: string): Map<string, string> {
  const targets = new Map<string, string>();
  for (const [, attributes = ''] of relationships.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)) {
    const target = attributeOf(attributes, 'Target') ?? '';
    if (!/\/worksheet$/.test(attributeOf(attributes, 'Type') ?? '')) continue;
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    targets.set(attributeOf(attributes, 'Id') ?? '', path);
  }
  return targets;
}

function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found === null ? null : decodeEntities(found[1] ?? found[2] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,4}));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
