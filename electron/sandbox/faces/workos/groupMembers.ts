import { z } from 'zod';
import { byCreation } from './directory.ts';
import { groupOf } from './groups.ts';
import { groupView } from './groupView.ts';
import { readInput, text } from './input.ts';
import { baseMembership } from './membershipView.ts';
import type { OperationContext } from './operation.ts';
import { listBody, pageOf, pageQuery } from './paging.ts';
import { notFound, WorkosError } from './workosError.ts';

const addBody = z.object({
  organization_membership_id: text('organization_membership_id', Number.POSITIVE_INFINITY, 1),
});

/** Answers with the group, as the specification has it; a member who is added again changes nothing. */
export function addGroupMember(context: OperationContext) {
  const { dataset, directory, organization, membersPerGroup } = context;
  const wanted = readInput(addBody, context.body);
  const group = groupOf(context);
  const { person } = directory.membership(wanted.organization_membership_id);
  const members = dataset.members(group.id);
  if (!members.has(person.id)) {
    if (membersPerGroup !== null && members.size >= membersPerGroup) {
      throw new WorkosError(
        400,
        `A group can have at most ${membersPerGroup} members.`,
        'group_membership_limit_exceeded',
      );
    }
    dataset.addMembers(group.id, [person.id], false);
  }
  return groupView(group, organization.id);
}

export function listGroupMembers(context: OperationContext) {
  const { dataset, directory, organization, query } = context;
  const page = readInput(pageQuery, query);
  const group = groupOf(context);
  const members = [...dataset.members(group.id).keys()].flatMap(
    (personId) => directory.membershipOf(personId) ?? [],
  );
  return listBody(pageOf(byCreation(members), page, context.unknownCursor), (member) =>
    baseMembership(member, organization),
  );
}

export function removeGroupMember(context: OperationContext): undefined {
  const { dataset, directory, parameter } = context;
  const group = groupOf(context);
  const { person } = directory.membership(parameter('omId'));
  if (!dataset.members(group.id).has(person.id)) {
    throw notFound('Organization membership', parameter('omId'));
  }
  dataset.removeMembers(group.id, [person.id]);
}
