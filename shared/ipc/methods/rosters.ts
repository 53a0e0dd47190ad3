import { z } from 'zod';
import { groupIdSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import {
  attributeNameSchema,
  comparePartSchema,
  rosterMomentSchema,
  rosterOrderSchema,
  rosterRowSchema,
} from '../../domain/roster.ts';
import { instantSchema } from '../../domain/time.ts';
import { method } from '../method.ts';
import { pageOf, pageParams } from './page.ts';

const filterSchema = z.string().max(limits.searchLength).default('');

const rosterParams = {
  groupId: groupIdSchema,
  /** Every word is a part of name, e-mail or phone. */
  filter: filterSchema,
  sort: rosterOrderSchema.default([]),
  /** The attributes that the rows are to hold. */
  attributes: z.array(attributeNameSchema).max(limits.attributeColumns).default([]),
  ...pageParams,
};

/** How far back a roster's past is known. */
const pastSchema = {
  /** From when on every coming and going is known; null: always has been. */
  knownSince: instantSchema.nullable(),
  /** People without a joining date: whether they were there at the time is not known, and they are listed. */
  undated: z.int().nonnegative(),
};

export const rosterMethods = {
  'roster.query': method(
    'The people in a group now, sorted; `filter` finds a part of a name, e-mail or phone.',
    z.object(rosterParams),
    pageOf(rosterRowSchema),
  ),
  'roster.asOf': method(
    'The people who were in a group at an instant, also of a deleted group; as `roster.query` otherwise.',
    z.object({ ...rosterParams, at: instantSchema }),
    pageOf(rosterRowSchema).extend(pastSchema),
  ),
  'roster.compare': method(
    'Two rosters side by side, of two groups or of two times: who is only in the first, only in the second, or in both; by name.',
    z.object({
      first: rosterMomentSchema,
      second: rosterMomentSchema,
      part: comparePartSchema,
      filter: filterSchema,
      ...pageParams,
    }),
    pageOf(rosterRowSchema).extend({
      /** Without the filter. */
      counts: z.record(comparePartSchema, z.int().nonnegative()),
    }),
  ),
  'roster.sizes': method(
    'How many people were in a group over time: the size from each instant on, the oldest first, thinned out to `points`.',
    z.object({ groupId: groupIdSchema, points: z.int().min(2).max(1000).default(300) }),
    z.object({
      sizes: z.array(z.object({ at: instantSchema, size: z.int().nonnegative() })),
      ...pastSchema,
    }),
  ),
} as const;
