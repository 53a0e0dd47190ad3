import type { PrintPage } from '#shared/domain/printPage.ts';

export interface PrintColumn {
  heading: string;
  kind: 'text' | 'date' | 'number';
}

export interface PrintInput {
  page: PrintPage;
  /** The name of what is printed; a page's own title stands instead. */
  title: string;
  /** What else is to be known of it, in one line. */
  subtitle: string;
  /** What people belong to, at the foot of a badge. */
  foot: string;
  columns: readonly PrintColumn[];
  /** A text for each column. */
  rows: Iterable<readonly string[]>;
  /** Only so many sheets are written out, for a preview; null: all. */
  sheetLimit: number | null;
}

export interface PrintedDocument {
  html: string;
  /** Of paper, of the whole. */
  sheets: number;
}

/** What a kind of document makes of its people: the sheets of paper, and the styles that only they need. */
export interface LaidOut {
  /** Millimetres, as it lies. */
  paper: { width: number; height: number };
  sheets: number;
  /** The content of one sheet, counted from 0. */
  writeSheet(index: number): string;
  styles: string;
}
