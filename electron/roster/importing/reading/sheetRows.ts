import { dateText, numberText } from './cellValue.ts';
import { mostLetters, RowCollector, tidy, tooManyLetters } from './table.ts';
import { attributeOf, decodeOffice, readTags, type TagListener } from './xmlTags.ts';
import { damaged } from './zipDirectory.ts';

export interface SheetContext {
  /** Tidied. */
  strings: readonly string[];
  dateStyles: readonly boolean[];
  dateSystem: 1900 | 1904;
}

/** Rows (from 1) and the column (from 0) of cells that are merged into one from top to bottom. */
interface MergedColumn {
  firstRow: number;
  lastRow: number;
  column: number;
}

const mostMerged = 50_000;
const mostFilled = 2_000_000;

/**
 * The rows of a worksheet, cells as a spreadsheet shows them. Throws MusterError `limitExceeded` at the first row too many,
 * `invalidRequest` for a damaged sheet.
 */
export async function readSheetRows(
  pieces: AsyncIterable<Uint8Array>,
  context: SheetContext,
): Promise<RowCollector> {
  const reader = new SheetReader(context);
  await readTags(pieces, reader);
  return reader.finish();
}

class SheetReader implements TagListener {
  readonly #context: SheetContext;
  readonly #collector = new RowCollector();
  readonly #merged: MergedColumn[] = [];
  #row = 0;
  #cells: string[] = [];
  #column = -1;
  #type = '';
  #style = '';
  #value = '';
  #letters = 0;
  #isValue = false;
  #isReading = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'row':
        this.#row = rowOf(attributeOf(attributes, 'r')) ?? this.#row + 1;
        this.#cells = [];
        this.#column = -1;
        break;
      case 'c':
        this.#column = columnOf(attributeOf(attributes, 'r')) ?? this.#column + 1;
        this.#type = attributeOf(attributes, 't') ?? 'n';
        this.#style = attributeOf(attributes, 's') ?? '';
        this.#value = '';
        break;
      case 'v':
      case 't':
        this.#isValue = !this.#isReading;
        break;
      case 'rPh':
        this.#isReading = true;
        break;
      case 'mergeCell':
        this.#addMerged(attributeOf(attributes, 'ref') ?? '');
        break;
    }
  }

  text(text: string): void {
    if (!this.#isValue) return;
    this.#letters += text.length;
    if (this.#letters > mostLetters) throw tooManyLetters();
    this.#value += text;
  }

  close(name: string): void {
    switch (name) {
      case 'row':
        this.#collector.add(this.#row, this.#cells);
        break;
      case 'c':
        // Tidied again, a text of many cells would be a copy in each.
        this.#addCell(this.#type === 's' ? this.#shown() : tidy(this.#shown()));
        break;
      case 'v':
      case 't':
        this.#isValue = false;
        break;
      case 'rPh':
        this.#isReading = false;
        break;
    }
  }

  finish(): RowCollector {
    this.#fillMerged();
    return this.#collector;
  }

  /** A cell that only has a look says nothing, and may stand anywhere. */
  #addCell(text: string): void {
    if (text === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #shown(): string {
    const value = this.#value;
    const { strings, dateStyles, dateSystem } = this.#context;
    switch (this.#type) {
      case 's':
        return strings[Number(value)] ?? '';
      case 'str':
      case 'inlineStr':
        return decodeOffice(value);
      case 'b':
        return /^(?:1|true)$/i.test(value) ? 'TRUE' : 'FALSE';
      case 'd':
        return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ');
      case 'n': {
        const number = Number(value);
        if (value === '' || Number.isNaN(number)) return value;
        const isDate = dateStyles[Number(this.#style || '0')] === true;
        return isDate ? dateText(number, dateSystem) : numberText(number);
      }
      default:
        return value;
    }
  }

  #addMerged(reference: string): void {
    const found = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(reference);
    if (found === null || this.#merged.length >= mostMerged) return;
    const [, letters = '', first = '', last = ''] = found;
    const column = columnOf(letters);
    const [firstRow, lastRow] = [Number(first), Number(last)];
    if (column !== null && lastRow > firstRow) this.#merged.push({ firstRow, lastRow, column });
  }

  /**
   * A spreadsheet shows the text of merged cells over all of their rows, and only the first has it. Cells merged from side
   * to side are titles, and say nothing more.
   */
  #fillMerged(): void {
    if (this.#merged.length === 0) return;
    const { rows } = this.#collector;
    let steps = 0;
    const places = new Map(rows.map(({ line }, place) => [line, place]));
    for (const { firstRow, lastRow, column } of this.#merged) {
      const first = places.get(firstRow);
      const text = first === undefined ? '' : (rows[first]?.cells[column] ?? '');
      if (first === undefined || text === '') continue;
      for (
        let place = first + 1;
        (rows[place]?.line ?? Number.POSITIVE_INFINITY) <= lastRow;
        place += 1
      ) {
        steps += 1;
        if (steps > mostFilled) throw damaged();
        this.#collector.fill(place, column, text);
      }
    }
  }
}

/** Null: what stands there is no number of a row. */
function rowOf(text: string | null): number | null {
  return text !== null && /^0*[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}

function columnOf(reference: string | null): number | null {
  if (reference === null) return null;
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const letter = reference.charCodeAt(index) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  // Nothing has more columns than this, and cells are filled up to it.
  return column === 0 ? null : Math.min(column, 20_000) - 1;
}
