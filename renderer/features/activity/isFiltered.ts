import type { ActivityFilter } from '../../app/viewStore.ts';

/** Whether something is left out of the time line. */
export function isFiltered(filter: ActivityFilter): boolean {
  return Object.values(filter).some((choice) => choice !== null);
}
