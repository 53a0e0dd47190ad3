import { z } from 'zod';
import { limits } from '../../domain/limits.ts';

/** What every list takes: how many, and where to go on (`nextCursor` of the page before). */
export const pageParams = {
  limit: z.int().min(1).max(limits.listPage).default(200),
  cursor: z.string().max(200).nullable().default(null),
};

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.int().nonnegative(),
  });
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  total: number;
}
