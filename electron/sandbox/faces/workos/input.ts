import { z } from 'zod';
import { workosAssumptions } from './assumptions.ts';
import { type FieldError, validationFailed } from './workosError.ts';

const { lengthOf } = workosAssumptions;

/**
 * Reads a query or a body. Throws WorkosError 422 naming every field that is wrong; `code` and `status`
 * where the operation has others.
 */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  code?: string,
  status?: number,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = new Map<string, FieldError>();
  for (const { path, message } of result.error.issues) {
    const field = path.join('.') || 'body';
    const value = valueAt(input, path);
    const isMissing = value === undefined || value === '';
    if (!errors.has(field)) {
      errors.set(field, { field, code: isMissing ? 'required' : 'invalid', message });
    }
  }
  throw validationFailed([...errors.values()], code, status);
}

/** Text of a limited length. */
export function text(field: string, maximum: number, minimum = 0) {
  return z
    .string({ error: `${field} must be a string` })
    .refine((value) => lengthOf(value) >= minimum, {
      error: `${field} should not be empty`,
      abort: true,
    })
    .refine((value) => lengthOf(value) <= maximum, {
      error: `${field} must be shorter than or equal to ${maximum} characters`,
    });
}

/** A list in one parameter: `a,b`. */
export const commaList = z.string().transform((value) => {
  return value.split(',').flatMap((item) => item.trim() || []);
});

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return value;
}
