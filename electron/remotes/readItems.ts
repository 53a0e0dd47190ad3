import type { z } from 'zod';
import type { UnreadableItem } from '#electron/sync/ports/remote.ts';
import { cutText } from './text.ts';

const MAX_RAW_LENGTH = 10_000;
const MAX_REASON_LENGTH = 300;

/**
 * Parses the items of a list one by one: what does not fit the schema is set aside with its reason, and the
 * rest counts (P6). `idKey` names the field that holds an item's id.
 */
export function readItems<Item>(
  kind: UnreadableItem['kind'],
  idKey: string,
  rawItems: readonly unknown[],
  schema: z.ZodType<Item>,
): { items: Item[]; unreadable: UnreadableItem[] } {
  const items: Item[] = [];
  const unreadable: UnreadableItem[] = [];
  for (const raw of rawItems) {
    const parsed = schema.safeParse(raw);
    if (parsed.success) {
      items.push(parsed.data);
    } else {
      unreadable.push({
        kind,
        remoteId: readText(raw, idKey),
        raw: cutText(JSON.stringify(raw), MAX_RAW_LENGTH),
        reason: cutText(explain(parsed.error), MAX_REASON_LENGTH),
      });
    }
  }
  return { items, unreadable };
}

/** The field's text, or null when the value has no such field or it is no (or empty) text. */
export function readText(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
    return null;
  }
  const field: unknown = Reflect.get(value, key);
  return typeof field === 'string' && field !== '' ? field : null;
}

function explain(error: z.ZodError): string {
  return error.issues
    .map((issue) => (issue.path.length === 0 ? '' : `${issue.path.join('.')}: `) + issue.message)
    .join('; ');
}
