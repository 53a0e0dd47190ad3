import type { Store } from '#electron/store/store.ts';
import type { RemotePerson } from '#electron/sync/ports/remote.ts';
import { type PeopleFilter, peopleFilterSchema } from '#shared/domain/peopleFilter.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  everything,
  groupNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

type Query = Parameters<Store['queryPeople']>[0];

export type Sort = Query['sort'];

export const asFilter = (filter: Partial<PeopleFilter>) => peopleFilterSchema.parse(filter);

export const sortedBy = (key: Sort['key'], direction: Sort['direction'] = 'ascending'): Sort => ({
  key,
  direction,
});

export function query(
  store: Store,
  filter: Partial<PeopleFilter> = {},
  changed: Partial<Omit<Query, 'filter'>> = {},
) {
  return store.queryPeople({
    filter: asFilter(filter),
    sort: sortedBy('name'),
    attributes: [],
    offset: 0,
    ...everything,
    ...changed,
  });
}

export const names = (page: ReturnType<typeof query>) => page.items.map(({ name }) => name);

/** Ana and Ben cook, Ben and Cem sing, Dai does neither, Eva is gone, Fay only a group knows. */
export function club() {
  const { store, file } = openTestStore();
  const people: RemotePerson[] = [
    { ...remotePerson('Ana'), email: 'z@example.org', phone: '3', attributes: { Town: 'Ulm' } },
    { ...remotePerson('Ben'), email: null, phone: '1', attributes: { Town: 'Bonn', Size: 'M' } },
    { ...remotePerson('Cem'), email: 'A@example.org', phone: null, status: 'inactive' },
    { ...remotePerson('Dai'), email: 'd@example.org', phone: '2' },
    { ...remotePerson('Eva'), email: 'e@example.org' },
  ];
  const groups = [
    remoteGroup('Kitchen', ['Ana', 'Ben', 'Fay']),
    remoteGroup('Choir', ['Ben', 'Cem']),
  ];
  pull(store, { people, groups });
  pull(store, { people: people.slice(0, 4) });
  const [kitchen, choir] = ['Kitchen', 'Choir'].map((name) => groupNamed(store, name));
  if (kitchen === undefined || choir === undefined) throw new Error('No groups.');
  return { store, file, kitchen, choir };
}
