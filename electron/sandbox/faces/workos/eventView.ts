import type { Happening, JournalEntry } from '../../dataset/journal.ts';
import { groupView } from './groupView.ts';
import { eventIdOf, groupIdOf, membershipIdOf } from './ids.ts';
import { instant } from './instant.ts';
import { membershipInEvent } from './membershipView.ts';
import { type Organization, organizationView } from './organizationView.ts';
import { userView } from './userView.ts';

/** WorkOS' names of what happens in the dataset. */
export const eventNames: Readonly<Record<Happening['kind'], string>> = {
  groupCreated: 'group.created',
  groupUpdated: 'group.updated',
  groupDeleted: 'group.deleted',
  memberAdded: 'group.member_added',
  memberRemoved: 'group.member_removed',
  personCreated: 'user.created',
  personUpdated: 'user.updated',
  personDeleted: 'user.deleted',
  enrolmentCreated: 'organization_membership.created',
  enrolmentUpdated: 'organization_membership.updated',
  enrolmentDeleted: 'organization_membership.deleted',
  organisationDeleted: 'organization.deleted',
};

export function eventView(entry: JournalEntry, organization: Organization) {
  return {
    object: 'event',
    id: eventIdOf(entry),
    event: eventNames[entry.happening.kind],
    data: dataOf(entry.happening, organization),
    created_at: instant(entry.at),
    context: {},
  };
}

function dataOf(happening: Happening, organization: Organization): Record<string, unknown> {
  switch (happening.kind) {
    case 'groupCreated':
    case 'groupUpdated':
    case 'groupDeleted':
      return groupView(happening.group, organization.id);
    case 'memberAdded':
    case 'memberRemoved':
      return {
        group_id: groupIdOf(happening.group),
        organization_membership_id: membershipIdOf(happening.enrolment),
      };
    case 'personCreated':
    case 'personUpdated':
    case 'personDeleted':
      return userView(happening.person);
    case 'enrolmentCreated':
    case 'enrolmentUpdated':
    case 'enrolmentDeleted':
      return membershipInEvent(happening, organization);
    case 'organisationDeleted':
      return organizationView(organization);
  }
}
