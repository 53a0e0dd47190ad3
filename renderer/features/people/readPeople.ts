import type { PersonId } from '#shared/domain/ids.ts';
import { limits } from '#shared/domain/limits.ts';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import { ask } from '../../ipc/ask.ts';
import type { KnownRows } from '../../ipc/windowPages.ts';
import { everybody } from './peopleFilter.ts';
import type { PeopleQuery } from './usePeople.ts';

/** Reads whoever stands between two places of a list, both included. Throws FailureError. */
export async function readBetween(
  query: PeopleQuery,
  first: number,
  last: number,
): Promise<PersonRow[]> {
  const people: PersonRow[] = [];
  for (let offset = first; offset <= last; offset += limits.listPage) {
    const limit = Math.min(limits.listPage, last - offset + 1);
    const page = await ask('people.query', { ...query, offset, limit });
    people.push(...page.items);
    if (page.items.length < limit) break;
  }
  return people;
}

/**
 * The rows of some people in the order of the list: those that are here, otherwise by reading the list, and whoever is
 * not in it among everybody. Who is gone meanwhile is left out. Throws FailureError.
 */
export async function readChosen(
  known: KnownRows<PersonRow> | null,
  query: PeopleQuery,
  ids: ReadonlySet<PersonId>,
): Promise<PersonRow[]> {
  const here = [...(known?.pages.values() ?? [])].flat().filter(({ id }) => ids.has(id));
  if (here.length === ids.size) return here;
  const listed = await pickFrom(query, ids);
  if (listed.length === ids.size) return listed;
  const taken = new Set(listed.map(({ id }) => id));
  const rest = new Set([...ids].filter((id) => !taken.has(id)));
  return [...listed, ...(await pickFrom({ ...query, filter: everybody }, rest))];
}

/** Reads a list page by page until everybody wanted has come. */
async function pickFrom(query: PeopleQuery, wanted: ReadonlySet<PersonId>): Promise<PersonRow[]> {
  const picked: PersonRow[] = [];
  for (let offset = 0; picked.length < wanted.size; offset += limits.listPage) {
    const page = await ask('people.query', { ...query, offset, limit: limits.listPage });
    picked.push(...page.items.filter(({ id }) => wanted.has(id)));
    if (page.items.length < limits.listPage) break;
  }
  return picked;
}
