import type { Store } from '#electron/store/store.ts';
import type { GroupSummary } from '#shared/domain/group.ts';

/** The organisation that the budgets are for (design, §9). */
export const size = { people: 100_000, groups: 1000, memberships: 1_000_000, largestGroup: 5000 };

export function largest(store: Store): GroupSummary {
  const [first] = store.listGroups({ search: '', sort: 'size', limit: 1, cursor: null }).items;
  if (first === undefined) throw new Error('There is no group.');
  return first;
}
