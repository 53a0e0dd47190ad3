import { MusterError } from '#shared/ipc/errors.ts';
import type { NamedRows } from '../repositories/namedRows.ts';

/** How a kind of kept thing is called in a sentence, and how many are kept. */
export interface NamedKind {
  one: string;
  many: string;
  limit: number;
  /** The key in `details` of the one that has the name already. */
  idKey: string;
}

/**
 * Keeps something under a name: a new one (`id` null, `newId` is its id), or in the place of the one named. Throws
 * MusterError `notFound`, `duplicateName` or `limitExceeded`.
 */
export function saveNamed<Item extends { id: string; name: string }>(
  rows: NamedRows<Item>,
  { id, item }: { id: Item['id'] | null; item: Item },
  { one, many, limit, idKey }: NamedKind,
): Item {
  if (id !== null && rows.byUid(id) === null) {
    throw new MusterError('notFound', `This ${one} is not kept any more. Save it as a new one.`);
  }
  const taken = rows.idOfName(item.name);
  if (taken !== null && taken !== id) {
    throw new MusterError('duplicateName', `There is a ${one} named “${item.name}” already.`, {
      [idKey]: taken,
    });
  }
  if (id !== null) {
    rows.update(item);
    return item;
  }
  const actual = rows.count() + 1;
  if (actual > limit) {
    const message = `${limit} ${many} are kept already. Delete one that is not needed any more.`;
    throw new MusterError('limitExceeded', message, { limit, actual });
  }
  rows.insert(item);
  return item;
}
