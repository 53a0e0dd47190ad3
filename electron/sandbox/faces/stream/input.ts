import { z } from 'zod';
import { parseTimestamp, type Timestamp } from '../../dataset/timestamp.ts';
import { streamLimits } from './limits.ts';
import { inputError } from './streamError.ts';

/** Reads a query or a body; throws StreamError 400 naming every field that is wrong. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const result = schema.safeParse(withoutNulls(input));
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    fields[issue.path.join('.') || 'body'] ??= issue.message;
  }
  throw inputError(Object.values(fields).join('; '), fields);
}

/** Text of a limited length in characters (code points, as the vendor's Go server counts). */
export function text(field: string, maximum: number, minimum = 0) {
  return z
    .string({ error: (issue) => wrongType(field, issue.input, 'a string') })
    .refine((value) => lengthOf(value) >= minimum, {
      error: `${field} must be at least ${minimum} character in length`,
      abort: true,
    })
    .refine((value) => lengthOf(value) <= maximum, {
      error: `${field} must be a maximum of ${maximum} characters in length`,
    });
}

/** A whole number in a query string. */
export function pageSize({ maximum, default: fallback }: { maximum: number; default: number }) {
  return z
    .string()
    .regex(/^-?\d+$/, { error: 'limit must be a number', abort: true })
    .transform(Number)
    .pipe(
      z
        .number()
        .min(1, 'limit must be 1 or greater')
        .max(maximum, `limit must be ${maximum} or less`),
    )
    .default(fallback);
}

/** An RFC 3339 date-time, kept to the nanosecond. */
export function instant(field: string) {
  return z.string().transform((value, context): Timestamp => {
    const parsed = parseTimestamp(value);
    if (parsed) return parsed;
    context.addIssue({ code: 'custom', message: `${field} must be an RFC 3339 date-time` });
    return z.NEVER;
  });
}

/** A list of user ids of a limited length; repeated ones count once. */
export function memberIds(minimum: 0 | 1) {
  const maximum = streamLimits.membersPerRequest;
  return z
    .array(z.string({ error: 'member_ids must contain strings' }), {
      error: (issue) => wrongType('member_ids', issue.input, 'an array'),
    })
    .min(minimum, `member_ids must contain at least ${minimum} item`)
    .max(maximum, `member_ids must contain at maximum ${maximum} items`)
    .transform((ids) => [...new Set(ids)]);
}

/** A team to look in; an empty one is as good as none. */
export const teamId = text('team_id', streamLimits.teamIdLength)
  .transform((value) => (value === '' ? undefined : value))
  .optional();

function wrongType(field: string, input: unknown, wanted: string): string {
  return input === undefined ? `${field} is a required field` : `${field} must be ${wanted}`;
}

function lengthOf(value: string): number {
  return [...value].length;
}

/** A null field means the same as an absent one to the vendor's decoder. */
function withoutNulls(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
}
