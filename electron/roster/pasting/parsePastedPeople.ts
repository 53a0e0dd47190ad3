import { findAddresses } from './addresses.ts';
import { type Delimiter, type PastedRecord, splitCells } from './cells.ts';
import { type ColumnKind, readHeading } from './headings.ts';
import { readLines } from './pastedText.ts';
import { type NamedPerson, readColumns, readRecord } from './readRecord.ts';

export interface PastedPerson extends NamedPerson {
  /** Counted from 1 in what was pasted: where a cell runs over several lines, its first. */
  line: number;
}

export interface PastedPeople {
  /** In order; every line with something on it is in it once, or in as many parts as it names people. */
  people: PastedPerson[];
  /** A first line that only names the columns is not among them. */
  hasHeading: boolean;
}

interface Heading {
  columns: (ColumnKind | null)[];
  delimiter: Delimiter | null;
}

/** Whoever is named in a pasted text of any kind. Never throws; what cannot be read has neither name, e-mail nor phone. */
export function parsePastedPeople(text: string): PastedPeople {
  const lines = readLines(text);
  const heading = lines.length > 1 ? headingOf(splitCells(lines.slice(0, 1), null)) : null;
  const records = splitCells(
    heading === null ? lines : lines.slice(1),
    heading === null ? null : heading.delimiter,
  );
  const people = records.flatMap((record) => {
    const named = heading === null ? readRecord(record) : [readColumns(record, heading.columns)];
    return named.map((person) => ({ ...person, line: record.line }));
  });
  return { people, hasHeading: heading !== null };
}

function headingOf([first]: readonly PastedRecord[]): Heading | null {
  if (first === undefined || findAddresses(first.content).length > 0) return null;
  const columns = readHeading(first.cells);
  return columns === null ? null : { columns, delimiter: first.delimiter };
}
