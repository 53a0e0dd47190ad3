import { z } from 'zod';

export const paperSchema = z.enum(['a4', 'letter']);
export type Paper = z.infer<typeof paperSchema>;

const headSchema = {
  paper: paperSchema,
  orientation: z.enum(['portrait', 'landscape']).default('portrait'),
  /** What stands on top; null: the name of what is printed. */
  title: z.string().trim().min(1).max(200).nullable().default(null),
};

const sheetSchema = {
  /** One of `labelSheets`. */
  sheet: z.string().min(1).max(40),
  /** The first label that is still on the sheet, counted from 1 along the rows. */
  startAt: z.int().min(1).max(200).default(1),
};

/**
 * A roster on paper. `list`: the chosen columns. `signIn`: the same with a box to tick and room to sign, and empty lines
 * for whoever else comes. `badges`, `labels`: each of the people on one of a sheet's labels, the first column large.
 */
export const printPageSchema = z.discriminatedUnion('document', [
  z.object({ document: z.literal('list'), ...headSchema }),
  z.object({
    document: z.literal('signIn'),
    ...headSchema,
    emptyLines: z.int().min(0).max(200).default(5),
  }),
  z.object({ document: z.literal('badges'), ...sheetSchema }),
  z.object({ document: z.literal('labels'), ...sheetSchema }),
]);
export type PrintPage = z.infer<typeof printPageSchema>;
export type PrintDocument = PrintPage['document'];
