import { z } from 'zod';
import { fileHandleSchema, groupIdSchema, jobIdSchema, personIdSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { rosterColumnSchema, rosterOrderSchema } from '../../domain/roster.ts';
import { method } from '../method.ts';

export const exportFormatSchema = z.enum(['xlsx', 'csv']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

const columnsSchema = z
  .array(rosterColumnSchema)
  .min(1)
  .max(20)
  .refine((columns) => new Set(columns).size === columns.length, 'A column can stand only once.');

const sourceSchema = z.object({
  groupId: groupIdSchema,
  /** Only these people of the group; null for everybody. */
  personIds: z.array(personIdSchema).min(1).max(limits.peoplePerEdit).nullable().default(null),
  sort: rosterOrderSchema.default([]),
});

export const exportRequestSchema = z.object({
  source: sourceSchema,
  format: exportFormatSchema,
  columns: columnsSchema,
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;

export const exportMethods = {
  'exports.formats': method(
    'What a roster can be exported as, and the columns it can have, with their headings.',
    z.object({}),
    z.object({
      formats: z.array(
        z.object({ format: exportFormatSchema, label: z.string(), extension: z.string() }),
      ),
      columns: z.array(
        z.object({ column: rosterColumnSchema, heading: z.string(), isDefault: z.boolean() }),
      ),
    }),
  ),
  'exports.preview': method(
    'The first rows as they will be written, every cell as text.',
    exportRequestSchema.extend({ rows: z.int().min(1).max(50).default(10) }),
    z.object({
      headings: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      total: z.int().nonnegative(),
      /** Edits to this group that the server does not have yet. */
      unsentEdits: z.int().nonnegative(),
    }),
  ),
  'exports.chooseTarget': method(
    'Lets the host choose the file: a save dialog, or the exports folder where there is none. Null: the user cancelled.',
    z.object({ suggestedName: z.string().min(1).max(200), format: exportFormatSchema }),
    z.object({ target: fileHandleSchema.nullable(), fileName: z.string().nullable() }),
  ),
  'exports.run': method(
    'Writes the file. Returns at once; `job.progress` and `job.finished` follow.',
    exportRequestSchema.extend({ target: fileHandleSchema }),
    z.object({ jobId: jobIdSchema }),
  ),
  'exports.cancel': method(
    'Stops an export; no half file is left.',
    z.object({ jobId: jobIdSchema }),
    z.object({}),
  ),
  'exports.show': method(
    'Shows a finished file: in its folder, or by an address to download it from where there is no desktop.',
    z.object({ target: fileHandleSchema }),
    z.object({ downloadPath: z.string().nullable() }),
  ),
} as const;
