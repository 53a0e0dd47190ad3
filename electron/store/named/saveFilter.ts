import { v7 as uuid } from 'uuid';
import { limits } from '#shared/domain/limits.ts';
import { type SavedFilter, savedFilterSchema } from '#shared/domain/peopleFilter.ts';
import type { Params } from '#shared/ipc/contract.ts';
import type { Rows } from '../repositories/rows.ts';
import { saveNamed } from './saveNamed.ts';

const kind = { one: 'filter', many: 'filters', limit: limits.savedFilters, idKey: 'filterId' };

/**
 * Keeps a filter: a new one, or in the place of the one named. Throws MusterError `notFound`, `duplicateName` or
 * `limitExceeded`.
 */
export function saveFilter(
  { filters }: Rows,
  { id, name, filter }: Params<'savedFilters.save'>,
): SavedFilter {
  const item = { id: id ?? savedFilterSchema.shape.id.parse(uuid()), name, filter };
  return saveNamed(filters, { id, item }, kind);
}
