import { z } from 'zod';
import { fileHandleSchema } from '../../domain/ids.ts';
import {
  importEncodingSchema,
  importGroupSchema,
  importIdSchema,
  importMappingSchema,
  importPersonSchema,
  importPlanSchema,
  importReadingSchema,
  importSeparatorSchema,
  importWishSchema,
  unusableLineSchema,
} from '../../domain/importing.ts';
import { limits } from '../../domain/limits.ts';
import { personSchema } from '../../domain/person.ts';
import { method } from '../method.ts';
import { editReceiptSchema } from './editReceipt.ts';
import { pageOf, pageParams } from './page.ts';

const importId = importIdSchema;

export const importMethods = {
  'imports.begin': method(
    'Begins to take in a file (its bytes follow by `imports.receive`) or a pasted text (as a file of UTF-8). `limitExceeded`: too large. Only one at a time is kept: beginning another forgets the one before.',
    z.object({
      /** For the user's eyes, and its extension for guessing; no path. */
      fileName: z.string().min(1).max(255),
      bytes: z.int().min(0),
    }),
    z.object({ importId }),
  ),
  'imports.receive': method(
    'A piece of the file, in base64, from `offset` bytes on; pieces come in order.',
    z.object({
      importId,
      offset: z.int().nonnegative(),
      data: z.base64().max(limits.importPieceLength),
    }),
    z.object({ received: z.int().nonnegative() }),
  ),
  'imports.read': method(
    'Reads the file, which must be there whole: what it is, its first rows, and what its columns seem to hold. Rows come as text, as a spreadsheet shows them. `invalidRequest`: it is no table Muster can read; `limitExceeded`: too many rows or columns.',
    z.object({
      importId,
      reading: importReadingSchema,
      rows: z.int().min(1).max(100).default(20),
    }),
    z.object({
      kind: z.enum(['text', 'workbook']),
      /** How it was read; null where the kind has no such thing. */
      encoding: importEncodingSchema.nullable(),
      separator: importSeparatorSchema.nullable(),
      sheet: z.string().nullable(),
      hasHeading: z.boolean(),
      sheets: z.array(z.string()),
      /** What the columns are called; "Column 3" where nothing names them. */
      headings: z.array(z.string()),
      /** The first rows below the heading. */
      rows: z.array(z.array(z.string())),
      /** Below the heading. */
      total: z.int().nonnegative(),
      mapping: importMappingSchema,
      /** `remembered`: chosen when a file with these headings was taken in before. */
      mappingFrom: z.enum(['remembered', 'guessed']),
    }),
  ),
  'imports.plan': method(
    'What taking the file in would do, with every check and without doing it. `invalidRequest`: the mapping does not do.',
    z.object({ importId, wish: importWishSchema }),
    importPlanSchema,
  ),
  'imports.groups': method(
    'What happens to each group, of the last plan: those with changes first, then by name.',
    z.object({ importId, ...pageParams }),
    pageOf(importGroupSchema),
  ),
  'imports.members': method(
    'Who comes into a group, leaves it, changes role or stays, of the last plan; by name.',
    z.object({
      importId,
      group: importGroupSchema.shape.group,
      part: z.enum(['adds', 'removes', 'roles', 'stays']),
      ...pageParams,
    }),
    pageOf(
      z.object({
        /** Null: somebody who is made. */
        personId: personSchema.shape.id.nullable(),
        name: z.string(),
        email: z.string().nullable(),
        isAdmin: z.boolean(),
      }),
    ),
  ),
  'imports.people': method(
    'The people of the file with one outcome, of the last plan; in the order of the file.',
    z.object({ importId, outcome: importPersonSchema.shape.outcome, ...pageParams }),
    pageOf(importPersonSchema),
  ),
  'imports.unusable': method(
    'The lines that cannot be used, of the last plan; in the order of the file.',
    z.object({ importId, ...pageParams }),
    pageOf(unusableLineSchema),
  ),
  'imports.saveUnusable': method(
    'Writes those lines to a CSV file that the host chooses, with line number and reason; null: the user cancelled.',
    z.object({ importId }),
    z.object({ target: fileHandleSchema.nullable(), fileName: z.string().nullable() }),
  ),
  'imports.apply': method(
    'Does what a plan says, which has to be the last one, as one edit that can be undone, and remembers the mapping. `conflict`: another plan was made since, or what is here has changed so that it would be another; look at it again.',
    z.object({ importId, plan: importPlanSchema.shape.plan }),
    editReceiptSchema.extend({
      groupsMade: z.int().nonnegative(),
      peopleMade: z.int().nonnegative(),
      adds: z.int().nonnegative(),
      removes: z.int().nonnegative(),
    }),
  ),
  'imports.discard': method(
    'Forgets a file; done already is done.',
    z.object({ importId }),
    z.object({}),
  ),
} as const;
