import { z } from 'zod';
import type { ServerWords } from '../errors.ts';

const fieldErrorSchema = z.object({
  field: z.string().nullish(),
  code: z.string().nullish(),
  message: z.string().nullish(),
});

const errorBodySchema = z.object({
  message: z.string(),
  code: z.string().nullish().catch(null),
  errors: z.array(fieldErrorSchema).nullish().catch(null),
});

/**
 * WorkOS' error body: a message always; a code and what is wrong with which field where the operation has them. Null
 * for anything else.
 */
export function readWorkosError(body: unknown): ServerWords | null {
  const parsed = errorBodySchema.safeParse(body);
  if (!parsed.success) {
    return null;
  }
  const { message, code, errors } = parsed.data;
  const details = (errors ?? []).flatMap((error) => {
    const words = error.message ?? error.code;
    return words ? [error.field ? `${error.field}: ${words}` : words] : [];
  });
  return {
    message: [message, ...details].join(' '),
    code: code ?? errors?.find((error) => error.code)?.code ?? null,
  };
}
