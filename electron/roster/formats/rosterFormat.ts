import type { RosterColumn } from '#electron/roster/rosterColumns.ts';
import type { Cell } from '../rosterRows.ts';

/** Where a format's bytes go; the promise is its backpressure. Rejects when the file cannot be written. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}

export interface RosterDocument {
  groupName: string;
  columns: readonly RosterColumn[];
  /** Read once, while writing: a roster is never held whole. */
  rows: Iterable<readonly Cell[]>;
  /** BCP 47; some formats follow the reader's habits. */
  locale: string;
}

/** One way to write a roster. A new one is a file beside this, a line in the catalogue and one in the list. */
export interface RosterFormat {
  /** Writes the whole document. Rejects with what the rows or the sink threw; MusterError `limitExceeded`. */
  write(document: RosterDocument, sink: ByteSink): Promise<void>;
  /** A cell as the file's reader will see it. */
  cellText(cell: Cell): string;
}
