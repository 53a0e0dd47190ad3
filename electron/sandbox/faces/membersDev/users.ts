import { z } from 'zod';
import type { Person } from '../../dataset/records.ts';
import { membersDevAssumptions } from './assumptions.ts';
import { readInput } from './input.ts';
import { MembersDevError } from './membersDevError.ts';
import { type OperationContext, singleValues } from './operation.ts';
import { pageOf, pageQuery } from './paging.ts';
import { userView } from './userView.ts';

const groupsParameter = 'user_group_id';

const listQuery = z.object({
  ...pageQuery,
  search: z.string().optional(),
  [groupsParameter]: z.array(z.string()).optional(),
  product_id: z.string().optional(),
});

/** Everybody, or those who match every filter; of several groups, an active member of one is enough. */
export function listUsers(context: OperationContext) {
  const { directory, query } = context;
  const wanted = readInput(listQuery, singleValues(query, [groupsParameter]), 'query');
  const members = wanted[groupsParameter] && membersOfAny(wanted[groupsParameter], context);
  const users = directory
    .users()
    .filter((person) => !wanted.search || matches(person, wanted.search))
    .filter((person) => !members || members.has(person.id))
    // No product is sold here, so nobody has one.
    .filter(() => wanted.product_id === undefined);
  return pageOf(users, wanted, userView);
}

export function getUserByExternalId({ directory, parameter }: OperationContext) {
  const person = directory.userWithExternalId(parameter('external_id'));
  if (!person) throw new MembersDevError(404, 'User not found');
  return userView(person);
}

function membersOfAny(
  groupIds: readonly string[],
  { dataset, directory }: OperationContext,
): ReadonlySet<string> {
  const groups = groupIds.flatMap((id) => directory.groupIfKnown(id) ?? []);
  return new Set(groups.flatMap(({ id }) => [...dataset.members(id).keys()]));
}

function matches(person: Person, search: string): boolean {
  const sought = search.toLowerCase();
  return membersDevAssumptions
    .searchedTexts(person)
    .some((text) => text.toLowerCase().includes(sought));
}
