import { z } from 'zod';
import { workosAssumptions } from './assumptions.ts';
import { groupView } from './groupView.ts';
import { newId } from './ids.ts';
import { readInput, text } from './input.ts';
import { workosLimits } from './limits.ts';
import type { OperationContext } from './operation.ts';
import { requireOrganization } from './organizations.ts';
import { listBody, pageOf, pageQuery } from './paging.ts';

const name = text('name', workosLimits.nameLength, workosAssumptions.nameMinimumLength);
const description = text('description', workosLimits.descriptionLength).nullable().optional();

const createBody = z.object({ name, description });
const updateBody = z.object({ name: name.optional(), description });

export function createGroup({ dataset, organization, parameter, ...context }: OperationContext) {
  const wanted = readInput(createBody, context.body);
  requireOrganization({ dataset, organization }, parameter('organizationId'));
  const group = dataset.createGroup(
    newId('group', context.nowNanoseconds),
    {
      name: wanted.name,
      description: wanted.description ?? '',
      teamId: null,
      createdBy: null,
    },
    [],
  );
  return groupView(group, organization.id);
}

export function listGroups({ directory, query, parameter, ...context }: OperationContext) {
  const page = readInput(pageQuery, query);
  requireOrganization(context, parameter('organizationId'));
  return listBody(pageOf(directory.groups(), page, context.unknownCursor), ({ group }) =>
    groupView(group, context.organization.id),
  );
}

export function getGroup(context: OperationContext) {
  return groupView(groupOf(context), context.organization.id);
}

/** Changes what the body has, and no more; what is so already is left as it is. */
export function updateGroup(context: OperationContext) {
  const wanted = readInput(updateBody, context.body);
  const group = groupOf(context);
  const changes = {
    ...(wanted.name !== undefined && wanted.name !== group.name && { name: wanted.name }),
    ...(wanted.description !== undefined &&
      (wanted.description ?? '') !== group.description && {
        description: wanted.description ?? '',
      }),
  };
  const updated =
    Object.keys(changes).length > 0 ? context.dataset.updateGroup(group.id, changes) : group;
  return groupView(updated, context.organization.id);
}

export function deleteGroup(context: OperationContext): undefined {
  context.dataset.deleteGroup(groupOf(context).id);
}

/** The groups that a membership is in, by the date of the group. */
export function listGroupsOfMembership(context: OperationContext) {
  const { dataset, directory, query, parameter, organization } = context;
  const page = readInput(pageQuery, query);
  const { person } = directory.membership(parameter('omId'));
  const groupIds = new Set(dataset.membershipsOf(person.id).map(({ groupId }) => groupId));
  const groups = directory.groups().filter(({ group }) => groupIds.has(group.id));
  return listBody(pageOf(groups, page, context.unknownCursor), ({ group }) =>
    groupView(group, organization.id),
  );
}

/** The group that the path names. Throws WorkosError 404 for it or for its organization. */
export function groupOf(context: OperationContext) {
  requireOrganization(context, context.parameter('organizationId'));
  return context.directory.group(context.parameter('groupId')).group;
}
