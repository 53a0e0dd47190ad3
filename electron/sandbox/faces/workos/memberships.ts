import { z } from 'zod';
import { type EnrolmentStatus, enrolmentStatuses } from '../../dataset/records.ts';
import { commaList, readInput } from './input.ts';
import { fullMembership } from './membershipView.ts';
import type { OperationContext } from './operation.ts';
import { requireOrganization } from './organizations.ts';
import { listBody, pageOf, pageQuery } from './paging.ts';
import { WorkosError } from './workosError.ts';

const known: readonly string[] = enrolmentStatuses;
const defaultStatuses: readonly EnrolmentStatus[] = ['active'];

const listQuery = z.object({
  organization_id: z.string().optional(),
  user_id: z.string().optional(),
});

const statusQuery = z.object({
  statuses: commaList
    .refine((statuses) => statuses.every((status) => known.includes(status)), {
      error: 'each value in statuses must be one of active, inactive, pending',
    })
    .optional(),
});

/** Of an organization, of a user, or of both; the active ones unless told otherwise. */
export function listMemberships(context: OperationContext) {
  const { directory, organization, query } = context;
  const page = readInput(pageQuery, query);
  const { statuses } = readInput(statusQuery, query, 'invalid_request_parameters', 400);
  const { organization_id: organizationId, user_id: userId } = readInput(listQuery, query);
  if (!organizationId && !userId) {
    throw new WorkosError(
      400,
      'At least one of user_id or organization_id must be provided.',
      'missing_user_id_or_organization_id',
    );
  }
  if (organizationId) requireOrganization(context, organizationId);
  const user = userId ? directory.user(userId) : null;
  const wanted: readonly string[] = statuses?.length ? statuses : defaultStatuses;
  const memberships = directory
    .memberships()
    .filter(({ person }) => user === null || person.id === user.person.id)
    .filter(({ enrolment }) => wanted.includes(enrolment.status));
  return listBody(pageOf(memberships, page, context.unknownCursor), (membership) =>
    fullMembership(membership, organization),
  );
}

export function getMembership({ directory, organization, parameter }: OperationContext) {
  return fullMembership(directory.membership(parameter('id')), organization);
}
