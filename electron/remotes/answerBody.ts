import type { z } from 'zod';
import type { RemoteFailure, RemoteResult } from '#electron/sync/ports/remote.ts';
import { unreadable } from './errors.ts';

/** The value in the body of a 2xx answer (null: it was too long), or `unreadable`. */
export function parseBody<Value>(
  status: number,
  text: string | null,
  schema: z.ZodType<Value>,
): RemoteResult<Value> {
  const body = text === null ? null : parseJson(text);
  const parsed = body === null ? null : schema.safeParse(body.value);
  return parsed?.success ? { ok: true, value: parsed.data } : failed(unreadable(status));
}

/** Null when it is not JSON. What the server calls it (Content-Type) does not matter. */
export function parseJson(text: string): { value: unknown } | null {
  if (text === '') {
    return { value: undefined };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** A proxy's page is no sentence for anybody; its plain text may be. */
export function plainText(text: string | null): string | null {
  return text === null || text.trimStart().startsWith('<') ? null : text;
}

export function failed(failure: RemoteFailure): { ok: false; failure: RemoteFailure } {
  return { ok: false, failure };
}
