import type { Paper } from './printPage.ts';

export interface PaperSize {
  /** Millimetres. */
  width: number;
  height: number;
}

/** Upright: ISO 216, and ANSI's 8½ × 11 inches. */
export const paperSizes: Readonly<Record<Paper, PaperSize>> = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
};
