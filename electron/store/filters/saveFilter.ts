import { v7 as uuid } from 'uuid';
import { limits } from '#shared/domain/limits.ts';
import { type SavedFilter, savedFilterSchema } from '#shared/domain/peopleFilter.ts';
import type { Params } from '#shared/ipc/contract.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Rows } from '../repositories/rows.ts';

/**
 * Keeps a filter: a new one, or in the place of the one named. Throws MusterError `notFound`, `duplicateName` or
 * `limitExceeded`.
 */
export function saveFilter(
  { filters }: Rows,
  { id, name, filter }: Params<'savedFilters.save'>,
): SavedFilter {
  const known = id === null ? null : filters.byUid(id);
  if (id !== null && known === null) {
    throw new MusterError('notFound', 'This filter is not kept any more. Save it as a new one.');
  }
  const taken = filters.idOfName(name);
  if (taken !== null && taken !== id) {
    throw new MusterError('duplicateName', `There is a filter named “${name}” already.`, {
      filterId: taken,
    });
  }
  if (known !== null) {
    const changed = { ...known, name, filter };
    filters.update(changed);
    return changed;
  }
  const limit = limits.savedFilters;
  const actual = filters.count() + 1;
  if (actual > limit) {
    const message = `${limit} filters are kept already. Delete one that is not needed any more.`;
    throw new MusterError('limitExceeded', message, { limit, actual });
  }
  const made = { id: savedFilterSchema.shape.id.parse(uuid()), name, filter };
  filters.insert(made);
  return made;
}
