import { z } from 'zod';
import { workosLimits } from './limits.ts';
import { WorkosError } from './workosError.ts';

const { page } = workosLimits;

/** The parameters that every list has. */
export const pageQuery = z.object({
  limit: z
    .string()
    .regex(/^-?\d+$/, { error: 'limit must be an integer', abort: true })
    .transform(Number)
    .pipe(
      z
        .number()
        .min(1, 'limit must not be less than 1')
        .max(page.maximum, `limit must not be greater than ${page.maximum}`),
    )
    .default(page.default),
  order: z
    .enum(['normal', 'desc', 'asc'], { error: 'order must be one of normal, desc, asc' })
    .default('desc'),
  after: z.string().optional(),
  before: z.string().optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * One page of a list that is given oldest first. `after` and `before` name the object the page follows or
 * precedes in the order asked for; with both, it lies between them. In `normal` order (newest first) the
 * two change places. `unknownCursor` is called for an id that is not in the list, and may throw; when it
 * returns, the cursor counts as not given.
 */
export function pageOf<Item extends { readonly id: string }>(
  ascending: readonly Item[],
  query: PageQuery,
  unknownCursor: (id: string) => void,
): Page<Item> {
  const isNormal = query.order === 'normal';
  const listed = query.order === 'asc' ? ascending : ascending.toReversed();
  const after = positionOf(isNormal ? query.before : query.after);
  const before = positionOf(isNormal ? query.after : query.before);

  const lowest = after === null ? 0 : after + 1;
  const highest = before ?? listed.length;
  // A page before something ends right there; every other one begins right after something.
  const endsAtBefore = before !== null && after === null;
  const start = endsAtBefore ? Math.max(lowest, highest - query.limit) : lowest;
  const end = Math.max(start, endsAtBefore ? highest : Math.min(highest, start + query.limit));

  const items = listed.slice(start, end);
  const previous = start > 0 ? (items[0]?.id ?? null) : null;
  const next = end < listed.length ? (items.at(-1)?.id ?? null) : null;
  return isNormal
    ? { items, before: next, after: previous }
    : { items, before: previous, after: next };

  function positionOf(id: string | undefined): number | null {
    if (id === undefined || id === '') return null;
    const position = listed.findIndex((item) => item.id === id);
    if (position !== -1) return position;
    unknownCursor(id);
    return null;
  }
}

/** What a list does with a cursor that is not in it. */
export function cursorRule(choice: 'ignored' | 'refused'): (id: string) => void {
  return (id) => {
    if (choice === 'refused') {
      throw new WorkosError(400, `Pagination cursor not found: '${id}'.`, 'bad_request');
    }
  };
}

/** The envelope of a list. */
export function listBody<Item>(
  { items, before, after }: Page<Item>,
  view: (item: Item) => Record<string, unknown>,
): Record<string, unknown> {
  return { object: 'list', data: items.map(view), list_metadata: { before, after } };
}
