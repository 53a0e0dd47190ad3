import { z } from 'zod';
import {
  exportFieldSchema,
  exportFormatSchema,
  exportRequestSchema,
  exportSourceKindSchema,
  exportTemplateSchema,
} from '../../domain/exporting.ts';
import { fileHandleSchema, jobIdSchema } from '../../domain/ids.ts';
import { method } from '../method.ts';

const suggestedNameSchema = z.string().min(1).max(200);

export const exportMethods = {
  'exports.formats': method(
    'What can be exported from a kind of source: formats, and columns with their headings, attributes last.',
    z.object({ sourceKind: exportSourceKindSchema.default('group') }),
    z.object({
      formats: z.array(
        z.object({
          format: exportFormatSchema,
          label: z.string(),
          /** Without the dot. */
          extension: z.string(),
          /** Columns mean something: chosen, ordered, renamed. Otherwise the format knows what it needs. */
          hasColumns: z.boolean(),
        }),
      ),
      columns: z.array(
        z.object({ field: exportFieldSchema, heading: z.string(), isDefault: z.boolean() }),
      ),
      /** What the programs of this locale split CSV at. */
      csvSeparator: z.enum([',', ';']),
    }),
  ),
  'exports.preview': method(
    'The first rows as they will be written. A table as cells; `text` instead where the format is no table. `cancelled`: a newer one was asked for.',
    exportRequestSchema.extend({ rows: z.int().min(1).max(50).default(10) }),
    z.object({
      headings: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      text: z.string().nullable(),
      /** Names of the sheets, where there are several; at most 200. */
      sheets: z.array(z.string()).max(200),
      /** Which of them the rows are of, counted from 0: the first that has any. */
      shownSheet: z.int().nonnegative(),
      /** Lines; of `emails`, addresses; of `vcard`, people. */
      total: z.int().nonnegative(),
      /** Edits to what is exported that the server does not have yet. */
      unsentEdits: z.int().nonnegative(),
      /** Of `emails`: people left out, having no address. */
      withoutAddress: z.int().nonnegative(),
    }),
  ),
  'exports.text': method(
    'A whole export as text, for the clipboard; of `emails` in several parts where it is chunked. `notSupported`: the format is no text.',
    exportRequestSchema,
    z.object({ parts: z.array(z.string()), rows: z.int().nonnegative() }),
  ),
  'exports.page': method(
    'Prepares paper to be looked at or printed by the window: a page of the host at `path`, until the next few are prepared or another workspace is opened. Of `output` `pdf` only. `cancelled`: a newer one was asked for.',
    exportRequestSchema.extend({
      /** Only the first sheets, for a preview; null: all. */
      sheets: z.int().min(1).max(20).nullable().default(null),
    }),
    z.object({
      path: z.string(),
      /** Of the whole, in sheets of paper. */
      sheets: z.int().nonnegative(),
      /** Each counted once, on however many lines, badges or labels they are. */
      people: z.int().nonnegative(),
    }),
  ),
  'exports.print': method(
    'Lets the host print; `path` instead where the window has to do it itself, from a page as `exports.page` prepares it.',
    exportRequestSchema,
    z.object({ isPrinted: z.boolean(), path: z.string().nullable() }),
  ),
  'exports.chooseTarget': method(
    'Lets the host choose the file: a save dialog, or the exports folder where there is none. Null: the user cancelled.',
    z.object({ suggestedName: suggestedNameSchema, format: exportFormatSchema }),
    z.object({ target: fileHandleSchema.nullable(), fileName: z.string().nullable() }),
  ),
  'exports.run': method(
    'Writes the file. Returns at once; `job.progress` and `job.finished` follow. Without a `target` the host chooses one of the suggested name first; `cancelled`: the user did not want it.',
    exportRequestSchema.extend({
      target: fileHandleSchema.nullable().default(null),
      suggestedName: suggestedNameSchema.default('Roster'),
    }),
    z.object({ jobId: jobIdSchema }),
  ),
  'exports.cancel': method(
    'Stops an export; no half file is left. `job.finished` follows in any case: of one that has ended already, with what came of it.',
    z.object({ jobId: jobIdSchema }),
    z.object({}),
  ),
  'exports.show': method(
    'Shows a finished file: in its folder, or by an address to download it from where there is no desktop.',
    z.object({ target: fileHandleSchema }),
    z.object({ downloadPath: z.string().nullable() }),
  ),
  'exportTemplates.list': method(
    'The export templates of this workspace, by name.',
    z.object({}),
    z.object({ templates: z.array(exportTemplateSchema) }),
  ),
  'exportTemplates.save': method(
    'Keeps a template: a new one without `id`, or in the place of the one named. `duplicateName`: another has this name. `limitExceeded`: so many are kept already.',
    exportTemplateSchema.extend({ id: exportTemplateSchema.shape.id.nullable().default(null) }),
    exportTemplateSchema,
  ),
  'exportTemplates.delete': method(
    'Forgets a template; done already is done.',
    z.object({ id: exportTemplateSchema.shape.id }),
    z.object({}),
  ),
} as const;
