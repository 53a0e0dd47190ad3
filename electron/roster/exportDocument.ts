import type { ExportRequest } from '#shared/domain/exporting.ts';
import type {
  ExportLine,
  ExportNeeds,
  ExportPart,
  ExportReading,
} from '#shared/domain/exportReading.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { createDayOf, type DayOf } from './calendarDate.ts';
import type { Cell, CellKind } from './cell.ts';
import { describeSource, titleOf } from './describeSource.ts';
import {
  attributeOf,
  isAttribute,
  isOfOneGroup,
  type NamedColumn,
  nameColumn,
  nameColumns,
} from './exportColumns.ts';
import { formatTraits } from './formats/formatCatalogue.ts';
import { type CellReader, createCellReader, createMatrixReader } from './lineCells.ts';
import { uniqueNames } from './uniqueNames.ts';

export interface DocumentColumn {
  /** No other column of the document has it. */
  key: string;
  heading: string;
  kind: CellKind;
}

export interface ExportSheet {
  /** As the group or the whole is called; a format makes it fit. */
  name: string;
  columns: readonly DocumentColumn[];
  total: number;
  /** Read once, while writing: they are never held whole. */
  rows: Iterable<readonly Cell[]>;
}

/** What a file says of itself. */
export interface ExportAbout {
  organisation: string;
  /** Whom it is about, in words. */
  source: string;
  /** The moment that it shows. */
  asOf: Instant;
  writtenAt: Instant;
  unsentEdits: number;
}

/** An export before a format writes it. Its `sheets` or its `lines` are read, one of the two and once. */
export interface ExportDocument {
  title: string;
  about: ExportAbout;
  /** BCP 47; some formats follow the reader's habits. */
  locale: string;
  /** IANA; the machine's when left out. */
  timeZone?: string;
  total: number;
  /** At least one. One after the other: a sheet's rows are read to their end before the next one's. */
  sheets: readonly ExportSheet[];
  /** So many sheets are a group each, which is all of them, or none where no group is there; null: the sheets are none. */
  groupSheets: number | null;
  /** What the one group is called that it is about; null: it is about several, or none. */
  group: string | null;
  /** Nobody is in two lines. */
  isOncePerPerson: boolean;
  /** How many people are in the lines read so far. */
  peopleRead(): number;
  /** The people themselves, for formats that know by themselves what they need; somebody may come twice. */
  lines: Iterable<ExportLine>;
}

export interface DocumentOrder {
  request: ExportRequest;
  organisation: string;
  writtenAt: Instant;
  locale: string;
  timeZone?: string | undefined;
  /** Called for every line before it is used; what it throws ends the reading. */
  onLine?(): void;
}

/** What the store has to tell for a request. */
export function needsOf({ columns, output }: ExportRequest): ExportNeeds {
  const { hasColumns, needs } = formatTraits[output.format];
  if (!hasColumns) return { attributes: [], otherEmails: false, groups: false, ...needs };
  const fields = columns.map(({ field }) => field);
  return {
    attributes: fields.filter(isAttribute).map(attributeOf),
    otherEmails: fields.includes('otherEmails'),
    groups: fields.includes('groups') || fields.includes('groupCount'),
  };
}

/** Throws MusterError `invalidRequest` for a column that the source does not have. */
export function createDocument(reading: ExportReading, order: DocumentOrder): ExportDocument {
  const { request, organisation, writtenAt, locale, timeZone } = order;
  const { source, output } = request;
  const { hasSheets, hasColumns } = formatTraits[output.format];
  const dayOf = createDayOf(timeZone);
  const people = new Set<PersonId>();
  const onLine = ({ id }: ExportLine) => {
    people.add(id);
    order.onLine?.();
  };
  const parts = reading.parts.map((part) => ({ ...part, lines: watched(part.lines, onLine) }));
  const [firstPart] = parts;
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  const title = titleOf(source, reading);
  const columns = hasColumns ? nameColumns(request.columns, source.kind) : [];
  const whole = (someColumns: readonly BuiltColumn[]) => [sheetOf(title, parts, someColumns)];
  const build = (some: readonly NamedColumn[]) => some.map((column) => buildColumn(column, dayOf));
  const arrangement = source.kind === 'groups' ? source.arrangement : null;
  const groupSheets = arrangement === 'sheets' && hasSheets ? parts.length : null;

  function sheets(): ExportSheet[] {
    if (arrangement === null) return whole(build(columns));
    if (arrangement === 'matrix') return whole(matrixColumns(columns, reading.matrix, dayOf));
    if (groupSheets !== null && groupSheets > 0)
      return parts.map((part) => sheetOf(part.name ?? '', [part], build(columns)));
    return whole(build(withGroup(columns, request)));
  }

  return {
    title,
    about: {
      organisation,
      source: describeSource(source, reading, createDaySpeech(locale, timeZone)),
      asOf: ('at' in source ? source.at : null) ?? writtenAt,
      writtenAt,
      unsentEdits: reading.unsentEdits,
    },
    locale,
    ...(timeZone === undefined ? {} : { timeZone }),
    total,
    sheets: sheets(),
    groupSheets,
    group: parts.length === 1 && firstPart !== undefined ? firstPart.name : null,
    isOncePerPerson: source.kind !== 'stays' && parts.length <= 1,
    peopleRead: () => people.size,
    lines: chained(parts.map(({ lines }) => lines)),
  };
}

interface BuiltColumn extends DocumentColumn {
  read: CellReader;
}

function buildColumn({ field, heading, kind }: NamedColumn, dayOf: DayOf): BuiltColumn {
  return { key: field, heading, kind, read: createCellReader(field, dayOf) };
}

/** The chosen columns of a person in front, then one for each group; no two are called the same. */
function matrixColumns(
  columns: readonly NamedColumn[],
  groups: ExportReading['matrix'],
  dayOf: DayOf,
): BuiltColumn[] {
  const ofPerson = columns.filter(({ field }) => !isOfOneGroup(field));
  const front = ofPerson.length > 0 ? ofPerson : [nameColumn('name')];
  const headings = uniqueNames([
    ...front.map(({ heading }) => heading),
    ...groups.map(({ name }) => name),
  ]);
  return [
    ...front.map((column) => buildColumn(column, dayOf)),
    ...groups.map(
      ({ id, name }, place): BuiltColumn => ({
        key: `group:${id}`,
        heading: headings[front.length + place] ?? name,
        kind: 'text',
        read: createMatrixReader(place),
      }),
    ),
  ];
}

/** In front unless it was put elsewhere. A badge has no line to spare for it. */
function withGroup(columns: readonly NamedColumn[], { output }: ExportRequest): NamedColumn[] {
  const isLabel =
    output.format === 'pdf' &&
    (output.page.document === 'badges' || output.page.document === 'labels');
  if (isLabel || columns.some(({ field }) => field === 'group')) return [...columns];
  return [nameColumn('group'), ...columns];
}

function sheetOf(
  name: string,
  parts: readonly ExportPart[],
  columns: readonly BuiltColumn[],
): ExportSheet {
  function* rows(): Generator<readonly Cell[]> {
    for (const part of parts) {
      for (const line of part.lines) yield columns.map(({ read }) => read(line, part.name));
    }
  }
  return {
    name,
    columns: columns.map(({ key, heading, kind }) => ({ key, heading, kind })),
    total: parts.reduce((sum, part) => sum + part.total, 0),
    rows: rows(),
  };
}

function* watched(
  lines: Iterable<ExportLine>,
  onLine: (line: ExportLine) => void,
): Generator<ExportLine> {
  for (const line of lines) {
    onLine(line);
    yield line;
  }
}

function* chained<Item>(iterables: readonly Iterable<Item>[]): Generator<Item> {
  for (const iterable of iterables) yield* iterable;
}

/** “3 March 2026”, as English is written where the reader is. */
function createDaySpeech(locale: string, timeZone?: string): (at: Instant) => string {
  const english = locale.startsWith('en') ? locale : 'en-GB';
  const formatter = new Intl.DateTimeFormat(english, {
    dateStyle: 'long',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return (at) => formatter.format(Date.parse(at));
}
