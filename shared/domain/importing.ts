import { z } from 'zod';
import { groupIdSchema, personIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { pastedCandidateSchema } from './pastedPeople.ts';

/** A file or pasted text that is being taken in; forgotten when it is applied or discarded. */
export const importIdSchema = z.uuid().brand<'ImportId'>();
export type ImportId = z.infer<typeof importIdSchema>;

export const importEncodingSchema = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'iso-8859-15',
  'macintosh',
  'shift_jis',
  'gb18030',
]);
export type ImportEncoding = z.infer<typeof importEncodingSchema>;
export const importSeparatorSchema = z.enum([',', ';', '\t', '|']);
export type ImportSeparator = z.infer<typeof importSeparatorSchema>;

/** How a file is to be read; null: as it looks. Encoding and separator are of texts, the sheet of workbooks. */
export const importReadingSchema = z.object({
  encoding: importEncodingSchema.nullable().default(null),
  separator: importSeparatorSchema.nullable().default(null),
  sheet: z.string().max(200).nullable().default(null),
  /** Does the first line name the columns? */
  hasHeading: z.boolean().nullable().default(null),
});
export type ImportReading = z.infer<typeof importReadingSchema>;

/**
 * What a column holds. `id`: the server's member id, or whatever else tells the file's people apart. `role`: admin or not.
 * `mark`: whoever has something in it is in the group that the heading names.
 */
export const importFieldSchema = z.enum([
  'ignore',
  'id',
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'group',
  'description',
  'role',
  'mark',
]);
export type ImportField = z.infer<typeof importFieldSchema>;

/**
 * What the file is. `oneGroup`: the people of one group. `long`: a line for each person and group; a line without a group
 * only names somebody. `matrix`: a line for each person, a column for each group.
 */
export const importShapeSchema = z.enum(['oneGroup', 'long', 'matrix']);
export type ImportShape = z.infer<typeof importShapeSchema>;

export const importMappingSchema = z.object({
  shape: importShapeSchema,
  /** One for each column of the file. */
  fields: z.array(importFieldSchema).min(1).max(limits.importColumns),
});
export type ImportMapping = z.infer<typeof importMappingSchema>;

export const importTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group'), groupId: groupIdSchema }),
  z.object({ kind: z.literal('new'), name: z.string().trim().min(1).max(limits.nameLength) }),
]);
export type ImportTarget = z.infer<typeof importTargetSchema>;

/** Who one of the file's people is: somebody here, somebody new, or nobody who is wanted. */
export const importChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: personIdSchema }),
  z.object({ kind: z.literal('new') }),
  z.object({ kind: z.literal('skip') }),
]);
export type ImportChoice = z.infer<typeof importChoiceSchema>;

/** How the file is to be taken in. */
export const importWishSchema = z.object({
  mapping: importMappingSchema,
  /** For `oneGroup` only: the group. */
  target: importTargetSchema.nullable().default(null),
  /** `match`: whoever is in a group of the file and not in the file leaves that group. Roles follow the file as well. */
  mode: z.enum(['addOnly', 'match']).default('addOnly'),
  /** Groups that are not here are made; otherwise their lines are not used. */
  createGroups: z.boolean().default(false),
  /** People who are not here are made, where the provider makes people; otherwise their lines are not used. */
  createPeople: z.boolean().default(false),
  /** Decisions by the file's person (`ImportPerson.person`), over what was found. */
  choices: z
    .array(z.object({ person: z.int().nonnegative(), choice: importChoiceSchema }))
    .max(limits.importRows)
    .default([]),
});
export type ImportWish = z.infer<typeof importWishSchema>;

/**
 * One of the file's people. `matched`: somebody here. `ambiguous`: a choice is needed, and until then nothing is done for
 * them. `new`: is made. `unknown`: nobody here, and nobody is made, also where only lines of no use name them.
 * `skipped`: by choice.
 */
export const importPersonSchema = z.object({
  /** Its number in this file, from 0; the same as long as mapping and reading are. */
  person: z.int().nonnegative(),
  /** The lines of the file that name them, the first few. */
  lines: z.array(z.int().positive()).max(5),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  outcome: z.enum(['matched', 'ambiguous', 'new', 'unknown', 'skipped']),
  /** Who they are or may be, the best first. */
  candidates: z.array(pastedCandidateSchema).max(5),
  choice: importChoiceSchema.nullable(),
});
export type ImportPerson = z.infer<typeof importPersonSchema>;

/** What happens to one group. */
export const importGroupSchema = z.object({
  /** Its number in this plan, from 0. */
  group: z.int().nonnegative(),
  /** Null: it is made, or (`isLeftOut`) it is not here and is not made. */
  groupId: groupIdSchema.nullable(),
  name: z.string(),
  isLeftOut: z.boolean(),
  /** People of the file who come in; of them, those who are made. */
  adds: z.int().nonnegative(),
  addsNew: z.int().nonnegative(),
  /**
   * Members whom the file does not name. Whoever a line that is undecided or cannot be used may mean is none of them, and
   * nobody is where such a line names nobody who can be found.
   */
  removes: z.int().nonnegative(),
  /** Members whose role changes. */
  roles: z.int().nonnegative(),
  /** In the group already. */
  stays: z.int().nonnegative(),
  /** Of the file's lines for this group, those whose person is ambiguous, unknown or skipped, or that cannot be used. */
  undecided: z.int().nonnegative(),
  /** A sentence why the server would refuse it: then nothing is done to it. Null: nothing known. */
  refusal: z.string().nullable(),
});
export type ImportGroup = z.infer<typeof importGroupSchema>;

/** A line that cannot be used, and why, in a sentence. */
export const unusableLineSchema = z.object({
  line: z.int().positive(),
  reason: z.string(),
  /** The line as it stands in the file, cells separated by ` · `. */
  text: z.string(),
});
export type UnusableLine = z.infer<typeof unusableLineSchema>;

/** What would be done; nothing has been. Without what groups that are left out or refused would have had. */
export const importPlanSchema = z.object({
  /** Its number among the plans of this file; `imports.apply` names it. */
  plan: z.int().positive(),
  groups: z.object({
    total: z.int().nonnegative(),
    made: z.int().nonnegative(),
    leftOut: z.int().nonnegative(),
    refused: z.int().nonnegative(),
  }),
  people: z.record(importPersonSchema.shape.outcome, z.int().nonnegative()),
  memberships: z.object({
    adds: z.int().nonnegative(),
    removes: z.int().nonnegative(),
    roles: z.int().nonnegative(),
    stays: z.int().nonnegative(),
  }),
  lines: z.object({
    total: z.int().nonnegative(),
    unusable: z.int().nonnegative(),
    /** Say nothing that a line before has not said. */
    repeated: z.int().nonnegative(),
  }),
  /** A sentence why it cannot be applied; null: it can. */
  refusal: z.string().nullable(),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;
