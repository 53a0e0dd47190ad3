import { isoDate } from '../calendarDate.ts';
import type { Cell } from '../cell.ts';
import type { ExportDocument, ExportSheet } from '../exportDocument.ts';
import { joinPieces, type TextWriting } from './textWriting.ts';

/**
 * For programs:
 *
 *     { "about": { "organisation", "source", "asOf", "writtenAt", "rows", "unsentEdits" },
 *       "columns": [{ "key", "heading", "kind" }],
 *       "rows": [{ key: value, … }] }
 *
 * or, where each group stands by itself, `"groups": [{ "name", "rows" }]` in the place of `rows`. A value is a text, a
 * number, a day (`2026-03-09`) or null. Texts are as the server has them, whatever is in them; only half a character
 * becomes U+FFFD, because no UTF-8 can hold it.
 */
export function writeJson(document: ExportDocument): TextWriting {
  const { about, sheets, total, groupSheets } = document;
  let rows = 0;

  function* list({ columns, rows: cells }: ExportSheet): Generator<string> {
    const keys = columns.map(({ key }) => JSON.stringify(key));
    let before = '\n';
    for (const row of cells) {
      const fields = keys.map((key, index) => `${key}: ${jsonValue(row[index] ?? null)}`);
      yield `${before}    { ${fields.join(', ')} }`;
      before = ',\n';
      rows += 1;
    }
  }

  function* pieces(): Generator<string> {
    const { organisation, source, asOf, writtenAt, unsentEdits } = about;
    const told = { organisation, source, asOf, writtenAt, rows: total, unsentEdits };
    const columns = sheets[0]?.columns ?? [];
    yield `{\n  "about": ${stringify(told)},\n  "columns": ${stringify(columns)},\n`;
    if (groupSheets === null) {
      yield '  "rows": [';
      for (const sheet of sheets) yield* list(sheet);
      yield '\n  ]\n}\n';
      return;
    }
    yield '  "groups": [';
    let before = '\n';
    for (const sheet of sheets.slice(0, groupSheets)) {
      yield `${before}  { "name": ${stringify(sheet.name)}, "rows": [`;
      yield* list(sheet);
      yield '\n  ] }';
      before = ',\n';
    }
    yield '\n  ]\n}\n';
  }

  return {
    parts: [joinPieces(pieces())],
    file: { before: '', between: '', after: '' },
    tally: () => ({ rows, withoutAddress: 0 }),
  };
}

function jsonValue(cell: Cell): string {
  if (cell === null || typeof cell === 'number') return String(cell);
  return stringify(typeof cell === 'string' ? cell : isoDate(cell));
}

function stringify(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string' ? inner.toWellFormed() : inner,
  );
}
