import { z } from 'zod';
import type { EnrolmentStatus, Person } from '../../dataset/records.ts';
import { workosAssumptions } from './assumptions.ts';
import { readInput, text } from './input.ts';
import { fullMembership, roleOfSlug, roleSlugOf } from './membershipView.ts';
import type { OperationContext } from './operation.ts';
import { requireOrganization } from './organizations.ts';
import { validationFailed, WorkosError } from './workosError.ts';

const invalid = 'invalid_request_parameters';
/** The roles that people of the dataset can have. */
const roleSlugs: readonly string[] = [workosAssumptions.memberRole, 'moderator', 'admin', 'guest'];

const roles = {
  role_slug: z.string({ error: 'role_slug must be a string' }).optional(),
  role_slugs: z.array(z.string(), { error: 'role_slugs must be an array' }).optional(),
};
const createBody = z.object({
  user_id: text('user_id', Number.POSITIVE_INFINITY, 1),
  organization_id: text('organization_id', Number.POSITIVE_INFINITY, 1),
  ...roles,
});
const updateBody = z.object(roles);

/** Takes a user into the organization, or makes an inactive membership active again. */
export function createMembership(context: OperationContext) {
  const { dataset, directory, body } = context;
  const wanted = readInput(createBody, body, invalid);
  const role = wantedRole(wanted);
  requireOrganization(context, wanted.organization_id);
  const { person } = directory.user(wanted.user_id);
  const status = dataset.enrolment(person.id)?.status;
  if (status === 'pending') throw cannotReactivatePending();
  if (status === 'active') {
    const message = 'The user is an active member of the organization already.';
    throw validationFailed(
      [{ field: 'user_id', code: 'invalid', message }],
      invalid,
      workosAssumptions.secondMembershipStatus,
    );
  }
  dataset.enrol(person.id, 'active');
  setRole(context, person, role);
  return current(context, person);
}

export function updateMembership(context: OperationContext) {
  const { directory, parameter, body } = context;
  const role = wantedRole(readInput(updateBody, body ?? {}, invalid));
  const { person } = directory.membership(parameter('id'));
  setRole(context, person, role);
  return current(context, person);
}

/** Everything in the organization's groups goes with it; the user stays. */
export function deleteMembership({ dataset, directory, parameter }: OperationContext): undefined {
  dataset.endEnrolment(directory.membership(parameter('id')).person.id);
}

export function deactivateMembership(context: OperationContext) {
  return changeStatus(context, 'inactive', () => {
    return new WorkosError(
      400,
      'A pending organization membership cannot be deactivated. Delete it instead.',
      workosAssumptions.deactivatePendingCode,
    );
  });
}

export function reactivateMembership(context: OperationContext) {
  return changeStatus(context, 'active', cannotReactivatePending);
}

function changeStatus(
  context: OperationContext,
  status: EnrolmentStatus,
  refusalOfPending: () => WorkosError,
) {
  const { dataset, directory, parameter } = context;
  const { person, enrolment } = directory.membership(parameter('id'));
  if (enrolment.status === 'pending') throw refusalOfPending();
  if (enrolment.status !== status) dataset.enrol(person.id, status);
  return current(context, person);
}

function cannotReactivatePending(): WorkosError {
  return new WorkosError(
    400,
    'A pending organization membership cannot be reactivated. The user needs to accept the invitation instead.',
    'cannot_reactivate_pending_organization_membership',
  );
}

function wantedRole({ role_slug: one, role_slugs: many }: z.infer<typeof updateBody>) {
  if (one !== undefined && many !== undefined) {
    const message = 'role_slug and role_slugs are mutually exclusive';
    throw validationFailed([{ field: 'role_slugs', code: 'invalid', message }], invalid);
  }
  const slugs = many ?? (one === undefined ? [] : [one]);
  if (slugs.length > 1) {
    throw new WorkosError(
      422,
      'Multiple roles are not enabled for this environment.',
      'multiple_roles_not_enabled',
    );
  }
  const [slug] = slugs;
  if (slug !== undefined && !roleSlugs.includes(slug)) {
    throw new WorkosError(422, `Role '${slug}' is not a valid role.`, 'invalid_role');
  }
  return slug;
}

function setRole({ dataset }: OperationContext, person: Person, slug: string | undefined): void {
  if (slug === undefined || slug === roleSlugOf(person.role)) return;
  const { id, createdAt: _created, updatedAt: _updated, ...fields } = person;
  dataset.upsertPeople(new Map([[id, { ...fields, role: roleOfSlug(slug) }]]));
}

function current({ directory, organization }: OperationContext, { id }: Person) {
  const membership = directory.membershipOf(id);
  if (!membership) throw new Error('a membership that was just changed is there');
  return fullMembership(membership, organization);
}
