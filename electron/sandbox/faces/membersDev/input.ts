import { z } from 'zod';
import type { JsonValue } from '../../dataset/records.ts';
import { type Complaint, validationFailed } from './membersDevError.ts';

type Place = 'query' | 'body';
type Wording = Pick<Complaint, 'type' | 'msg' | 'ctx'>;

/** Reads a query or a body. Throws MembersDevError 422 with everything that is wrong, in pydantic's words. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  place: Place,
): z.output<Schema> {
  if (input === undefined || input === null) throw validationFailed([missing([place], null)]);
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw validationFailed(result.error.issues.map((issue) => complaintOf(issue, input, place)));
}

/** A complaint of the kind that a rule of the application makes, about the value at this place. */
export function valueError(loc: Complaint['loc'], reason: string, input: JsonValue): Complaint {
  return { type: 'value_error', loc, msg: `Value error, ${reason}`, input, ctx: { error: {} } };
}

/** A whole number written out in a query. */
export function integer(lowest: number, highest = Number.POSITIVE_INFINITY) {
  return z
    .string()
    .transform((text, context) => {
      if (/^\s*[+-]?\d+(\.0+)?\s*$/.test(text)) return Number(text);
      return refuse(
        context,
        'int_parsing',
        'Input should be a valid integer, unable to parse string as an integer',
      );
    })
    .pipe(z.number().min(lowest).max(highest));
}

const words: Readonly<Record<string, boolean>> = {
  ...{ true: true, t: true, yes: true, y: true, on: true, '1': true },
  ...{ false: false, f: false, no: false, n: false, off: false, '0': false },
};

/** True or false, in any of the words that pydantic takes for it. */
export const flag = z.unknown().transform((value, context): boolean => {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string' && typeof value !== 'number') {
    return refuse(context, 'bool_type', 'Input should be a valid boolean');
  }
  const word = String(value).toLowerCase();
  const meant = Object.hasOwn(words, word) ? words[word] : undefined;
  if (meant !== undefined) return meant;
  const msg = 'Input should be a valid boolean, unable to interpret input';
  return refuse(context, 'bool_parsing', msg);
});

export const email = z.string().transform((address, context): string => {
  if (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address)) return address;
  const reason = address.includes('@')
    ? 'The part after the @-sign is not valid. It should have a period.'
    : 'An email address must have an @-sign.';
  const msg = `value is not a valid email address: ${reason}`;
  return refuse(context, 'value_error', msg, { reason });
});

/** Hands pydantic's words through zod to `complaintOf`. */
function refuse(
  context: z.RefinementCtx,
  type: string,
  msg: string,
  ctx?: Complaint['ctx'],
): never {
  const wording: Wording = { type, msg, ...(ctx && { ctx }) };
  context.addIssue({ code: 'custom', message: msg, params: { wording } });
  return z.NEVER;
}

function complaintOf(issue: z.core.$ZodIssue, input: unknown, place: Place): Complaint {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  const loc = [place, ...path];
  const value = valueAt(input, path);
  if (value === undefined) {
    return missing(loc, (valueAt(input, path.slice(0, -1)) ?? null) as JsonValue);
  }
  const { type, msg, ctx } = wordingOf(issue);
  return { type, loc, msg, input: value as JsonValue, ...(ctx && { ctx }) };
}

function missing(loc: Complaint['loc'], input: JsonValue): Complaint {
  return { type: 'missing', loc, msg: 'Field required', input };
}

function wordingOf(issue: z.core.$ZodIssue): Wording {
  switch (issue.code) {
    case 'custom':
      return issue.params?.wording as Wording;
    case 'too_small': {
      const minimum = Number(issue.minimum);
      if (issue.origin !== 'string') return bound('greater_than_equal', 'ge', minimum);
      const characters = minimum === 1 ? 'character' : 'characters';
      const msg = `String should have at least ${minimum} ${characters}`;
      return { type: 'string_too_short', msg, ctx: { min_length: minimum } };
    }
    case 'too_big':
      return bound('less_than_equal', 'le', Number(issue.maximum));
    case 'invalid_type':
      return typeErrors[issue.expected] ?? unexpected(issue);
    default:
      return unexpected(issue);
  }
}

function bound(type: string, key: 'ge' | 'le', limit: number): Wording {
  const relation = key === 'ge' ? 'greater' : 'less';
  return {
    type,
    msg: `Input should be ${relation} than or equal to ${limit}`,
    ctx: { [key]: limit },
  };
}

const typeErrors: Readonly<Record<string, Wording>> = {
  string: { type: 'string_type', msg: 'Input should be a valid string' },
  array: { type: 'list_type', msg: 'Input should be a valid list' },
  object: {
    type: 'model_attributes_type',
    msg: 'Input should be a valid dictionary or object to extract fields from',
  },
};

/** A schema of this face uses a rule that nobody gave pydantic's words for. */
function unexpected({ code, message }: z.core.$ZodIssue): never {
  throw new Error(`no words for ${code}: ${message}`);
}

function valueAt(input: unknown, path: readonly (string | number)[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return value;
}
