import { z } from 'zod';
import { groupIdSchema, personIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { peopleFilterSchema } from './peopleFilter.ts';
import { peopleSortSchema } from './peopleSort.ts';
import { printPageSchema } from './printPage.ts';
import { attributeNameSchema, rosterOrderSchema } from './roster.ts';
import { staysFilterSchema } from './stay.ts';
import { instantSchema } from './time.ts';

const textSchema = z.string().max(limits.searchLength).default('');
const chosenPeopleSchema = z
  .array(personIdSchema)
  .min(1)
  .max(limits.peoplePerEdit)
  .nullable()
  .default(null);

/** How the rosters of several groups stand together; see `exportSourceSchema`. */
export const groupsArrangementSchema = z.enum(['sheets', 'column', 'matrix']);
export type GroupsArrangement = z.infer<typeof groupsArrangementSchema>;

/**
 * Whom an export is about.
 * `group`: one roster, now (`at` null) or at an instant; whom `filter` finds, or only `personIds`.
 * `groups`: several, or all (null), by name: a sheet each, one list with the group in a column, or a line for each person
 * with a column for each group. Formats without sheets write `sheets` as `column`.
 * `people`: everybody whom a filter lets through, or only `personIds`; a line each.
 * `stays`: the history of one group, a line for each stay.
 */
export const exportSourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('group'),
    groupId: groupIdSchema,
    at: instantSchema.nullable().default(null),
    filter: textSchema,
    personIds: chosenPeopleSchema,
    sort: rosterOrderSchema.default([]),
  }),
  z.object({
    kind: z.literal('groups'),
    groupIds: z.array(groupIdSchema).min(1).max(limits.groupsPerExport).nullable(),
    at: instantSchema.nullable().default(null),
    arrangement: groupsArrangementSchema.default('sheets'),
    sort: rosterOrderSchema.default([]),
  }),
  z.object({
    kind: z.literal('people'),
    filter: peopleFilterSchema,
    personIds: chosenPeopleSchema,
    sort: peopleSortSchema,
  }),
  z.object({
    kind: z.literal('stays'),
    groupId: groupIdSchema,
    filter: staysFilterSchema.default({ kind: 'ever' }),
    text: textSchema,
  }),
]);
export type ExportSource = z.infer<typeof exportSourceSchema>;
export const exportSourceKindSchema = z.enum(['group', 'groups', 'people', 'stays']);
export type ExportSourceKind = z.infer<typeof exportSourceKindSchema>;

/** What a line can hold; which of them a source has, `exports.formats` says. */
export const exportFieldSchema = z.union([
  z.enum([
    'name',
    'email',
    'otherEmails',
    'phone',
    'status',
    'group',
    'role',
    'joined',
    'left',
    'syncState',
    'memberKey',
    'groups',
    'groupCount',
  ]),
  z.templateLiteral(['attribute:', attributeNameSchema]),
]);
export type ExportField = z.infer<typeof exportFieldSchema>;

export const exportColumnSchema = z.object({
  field: exportFieldSchema,
  /** Null: as Muster calls it. */
  heading: z.string().trim().min(1).max(200).nullable().default(null),
});
export type ExportColumn = z.infer<typeof exportColumnSchema>;

export const exportColumnsSchema = z
  .array(exportColumnSchema)
  .min(1)
  .max(60)
  .refine(
    (columns) => new Set(columns.map(({ field }) => field)).size === columns.length,
    'A column can stand only once.',
  );

/** Where a mail program wants one address to end; `line`: each on a line of its own. */
export const addressSeparatorSchema = z.enum(['comma', 'semicolon', 'line']);

/** A format with its choices. Null choices follow the locale. */
export const exportOutputSchema = z.discriminatedUnion('format', [
  /** `about`: a last sheet that says what the file holds and as of when. */
  z.object({ format: z.literal('xlsx'), about: z.boolean().default(true) }),
  z.object({
    format: z.literal('csv'),
    separator: z.enum([',', ';', '\t']).nullable().default(null),
    lineEnds: z.enum(['crlf', 'lf']).default('crlf'),
    byteOrderMark: z.boolean().default(true),
  }),
  z.object({ format: z.literal('tsv') }),
  z.object({ format: z.literal('vcard') }),
  z.object({ format: z.literal('json') }),
  z.object({
    format: z.literal('emails'),
    separator: addressSeparatorSchema.default('comma'),
    /** At most so many in one text, for servers that refuse more; null: all in one. */
    chunk: z.int().min(1).max(10_000).nullable().default(null),
  }),
  z.object({ format: z.literal('pdf'), page: printPageSchema }),
]);
export type ExportOutput = z.infer<typeof exportOutputSchema>;
export const exportFormatSchema = z.enum(['xlsx', 'csv', 'tsv', 'vcard', 'json', 'emails', 'pdf']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const exportRequestSchema = z.object({
  source: exportSourceSchema,
  columns: exportColumnsSchema,
  output: exportOutputSchema,
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;

/** How an export is made, whomever it is about: what a template keeps, and what is remembered of the last one. */
export const exportSettingsSchema = z.object({
  columns: exportColumnsSchema,
  output: exportOutputSchema,
  /** Of `groups` only. */
  arrangement: groupsArrangementSchema.nullable().default(null),
});
export type ExportSettings = z.infer<typeof exportSettingsSchema>;

/** Settings kept under a name, in their workspace, for one kind of source. */
export const exportTemplateSchema = z.object({
  id: z.uuid().brand<'ExportTemplateId'>(),
  name: z.string().trim().min(1).max(100),
  sourceKind: exportSourceKindSchema,
  settings: exportSettingsSchema,
});
export type ExportTemplate = z.infer<typeof exportTemplateSchema>;
export type ExportTemplateId = ExportTemplate['id'];
