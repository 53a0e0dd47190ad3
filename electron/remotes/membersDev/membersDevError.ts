import { z } from 'zod';
import type { ServerWords } from '../errors.ts';

const problemSchema = z.object({
  loc: z.array(z.union([z.string(), z.number()])).nullish(),
  msg: z.string(),
  type: z.string().nullish(),
});

const errorBodySchema = z.object({ detail: z.union([z.string(), z.array(problemSchema).min(1)]) });

/**
 * Members.dev's errors: `detail` is a sentence, or a list of what is wrong with the request, told as
 * "body.name: Field required". Null for anything else.
 */
export function readMembersDevError(body: unknown): ServerWords | null {
  const parsed = errorBodySchema.safeParse(body);
  if (!parsed.success) return null;
  const { detail } = parsed.data;
  if (typeof detail === 'string') return { message: detail, code: null };
  const message = detail
    .map(({ loc, msg }) => (loc?.length ? `${loc.join('.')}: ${msg}` : msg))
    .join('; ');
  return { message, code: detail[0]?.type ?? null };
}
