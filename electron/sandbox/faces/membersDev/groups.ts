import { z } from 'zod';
import { membersDevAssumptions } from './assumptions.ts';
import { fullGroup, groupSummary } from './groupView.ts';
import { newId } from './ids.ts';
import { flag, readInput, valueError } from './input.ts';
import { validationFailed } from './membersDevError.ts';
import { type OperationContext, singleValues } from './operation.ts';
import { pageOf, pageQuery } from './paging.ts';

const { listHasMembers, membersField, nameMinimumLength } = membersDevAssumptions;

const name = z.string().min(nameMinimumLength);
const description = z.string().nullable().optional();
const members = { [membersField]: z.array(z.string()).optional() };

const createBody = z.object({ name, description, ...members });
const updateBody = z.object({ name: name.optional(), description, ...members });
const listQuery = z.object(pageQuery);
const groupQuery = z.object({ include_removed_memberships: flag.default(false) });

export function listGroups({ dataset, directory, query }: OperationContext) {
  const wanted = readInput(listQuery, singleValues(query), 'query');
  const view = listHasMembers ? fullGroup : groupSummary;
  return pageOf(directory.groups(), wanted, (group) => view(group, dataset));
}

export function getGroup({ dataset, directory, query, parameter }: OperationContext) {
  const wanted = readInput(groupQuery, singleValues(query), 'query');
  const group = directory.group(parameter('group_id'));
  return fullGroup(group, dataset, wanted.include_removed_memberships);
}

export function createGroup(context: OperationContext) {
  const { dataset, body, nowNanoseconds } = context;
  const wanted = readInput(createBody, body, 'body');
  const group = dataset.createGroup(
    newId('ugrp', nowNanoseconds),
    {
      name: wanted.name,
      description: wanted.description ?? '',
      teamId: null,
      createdBy: null,
    },
    personIdsOf(wanted[membersField] ?? [], context),
  );
  return fullGroup(group, dataset);
}

/** Changes what the body has, and no more; a list of users becomes the list of all members. */
export function updateGroup(context: OperationContext) {
  const { dataset, directory, parameter, body } = context;
  const wanted = readInput(updateBody, body, 'body');
  const group = directory.group(parameter('group_id'));
  const description = wanted.description === undefined ? undefined : (wanted.description ?? '');
  const userIds = wanted[membersField];
  const revised = dataset.reviseGroup(
    group.id,
    {
      ...(wanted.name !== undefined && wanted.name !== group.name && { name: wanted.name }),
      ...(description !== undefined && description !== group.description && { description }),
    },
    userIds ? personIdsOf(userIds, context) : null,
  );
  return fullGroup(revised, dataset);
}

export function deleteGroup({ dataset, directory, parameter }: OperationContext): undefined {
  dataset.deleteGroup(directory.group(parameter('group_id')).id);
}

/** The dataset's ids of these users. Throws MembersDevError 422 that names every one nobody has. */
function personIdsOf(userIds: readonly string[], { directory }: OperationContext): string[] {
  const unknown = userIds.flatMap((id, at) =>
    directory.user(id) ? [] : [valueError(['body', membersField, at], `unknown user ${id}`, id)],
  );
  if (unknown.length > 0) throw validationFailed(unknown);
  return userIds.flatMap((id) => directory.user(id)?.id ?? []);
}
