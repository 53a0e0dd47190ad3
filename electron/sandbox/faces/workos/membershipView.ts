import type { Enrolment, Person } from '../../dataset/records.ts';
import { workosAssumptions } from './assumptions.ts';
import { membershipIdOf, userIdOf } from './ids.ts';
import { instant, later } from './instant.ts';
import type { Organization } from './organizationView.ts';
import { attributesOf, userView } from './userView.ts';

interface Membership {
  readonly person: Person;
  readonly enrolment: Enrolment;
}

/** A membership as the members of a group are listed: without role and user. */
export function baseMembership(
  { person, enrolment }: Membership,
  organization: Organization,
): Record<string, unknown> {
  return {
    object: 'organization_membership',
    id: membershipIdOf(enrolment),
    user_id: userIdOf(person),
    organization_id: organization.id,
    organization_name: organization.name,
    status: enrolment.status,
    directory_managed: false,
    custom_attributes: attributesOf(person),
    created_at: instant(enrolment.createdAt),
    updated_at: instant(later(enrolment.updatedAt, person.updatedAt)),
  };
}

export function fullMembership(membership: Membership, organization: Organization) {
  return {
    ...baseMembership(membership, organization),
    ...rolesOf(membership.person),
    user: userView(membership.person),
  };
}

/** A membership as events carry it: with its role, without its user and the organization's name. */
export function membershipInEvent(membership: Membership, organization: Organization) {
  const { organization_name: _, ...base } = baseMembership(membership, organization);
  return { ...base, ...rolesOf(membership.person) };
}

/** The dataset knows the other face's roles; its plain users are WorkOS' members. */
export function roleSlugOf(role: string): string {
  return role === 'user' ? workosAssumptions.memberRole : role;
}

export function roleOfSlug(slug: string): string {
  return slug === workosAssumptions.memberRole ? 'user' : slug;
}

function rolesOf({ role }: Person) {
  const slim = { slug: roleSlugOf(role) };
  return { role: slim, roles: [slim] };
}
