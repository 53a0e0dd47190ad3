import { z } from 'zod';
import type { ServerWords } from '../errors.ts';

const errorBodySchema = z.object({
  message: z.string(),
  code: z.union([z.number(), z.string()]).nullish(),
});

/**
 * Stream's `APIError`: its words, and its code (e.g. `4`: input, also for an id that exists already). Null for
 * anything else.
 */
export function readStreamError(body: unknown): ServerWords | null {
  const parsed = errorBodySchema.safeParse(body);
  return parsed.success
    ? { message: parsed.data.message, code: parsed.data.code?.toString() ?? null }
    : null;
}
