import type { Provider } from './capabilities.ts';

/**
 * What an adapter had to take for granted, by the names of its `assumptions.ts`, each in a sentence for whoever is
 * about to connect. A test holds the names against the adapters'.
 */
export const unconfirmedPoints = {
  membersDev: {
    updateMethod:
      'A group is changed with the method PATCH, which leaves alone what it is not given.',
    memberListField: 'Group members are changed by sending the whole list of a group’s members.',
    historyParameter: 'The answer to a change of members tells who has left the group as well.',
    clearedDescription: 'A description is removed by sending it empty.',
    memberCountField: 'A group’s member count counts the members it has now.',
    listOrder: 'Lists of people and groups keep their order while they are read.',
    pageSizes: 'Lists can be read in pages of any size up to 100.',
    takenExternalIdStatus: 'No two people can be given the same external id.',
    contactFieldsInRequests:
      'E-mail addresses and phone numbers of a new person are sent as they are shown.',
    callingCode: 'The country code of a phone number is its calling code.',
    datesWithoutOffset: 'Dates without a time zone are in UTC.',
    endedMembershipField: 'A membership with no leaving date goes on.',
  },
  workos: {
    idempotencyHeader: 'A new group that is sent twice with the same key is made once.',
    phoneKey: 'The phone number is kept in a custom field named “phone”.',
    ownAttributes: 'Role, external id and membership status are shown under those names.',
    inactiveStatus: 'People who were invited and have not accepted yet count as active.',
    clearedDescription: 'A description is removed by sending it empty.',
    listOrder: 'Lists can be read from the oldest entry on.',
    refusedCursorStatuses: 'A list that cannot be gone on with says so, or begins anew.',
    organizationMissing: 'An organization that does not exist is answered with “not found”.',
    newestEventOrder: 'The newest change can be asked for first.',
    eventsOrder: 'Changes can be read from the oldest on.',
    expiredCursorStatuses: 'Changes that are kept no longer are answered with a refusal.',
    latestEventBy: 'Changes can be put in order by their date.',
  },
  stream: {
    everyUserFilter: 'Everybody is listed when no filter is given, for people who sign in as well.',
    includeDeactivatedUsers: 'People who were deactivated are listed when asked for.',
    emailKey: 'The e-mail address is kept in a custom field named “email”.',
    phoneKey: 'The phone number is kept in a custom field named “phone”.',
    groupsKeyset: 'Groups are listed in the order in which they were made.',
    membersWhenAbsent: 'A group that is shown without members has none.',
    absentAdminFlagMeans: 'A member who is not marked as an admin is none.',
    adminChangePath: 'Adding somebody again changes whether they are an admin.',
    clearedDescription: 'A description is removed by sending it empty.',
    adminFlagInRequests: 'Requests name the admin flag “as_admin”, answers “is_admin”.',
    permissionsByRole: 'Moderators and admins may change every group, others their own.',
    otherRolesAre: 'A role that the organisation has defined counts as an ordinary user.',
    notAllowedToLookUp: 'Somebody who may not look themselves up is a guest.',
    roleInTeamField: 'A role in a team counts beside the role in the app.',
    teamFilter: 'The people of a team are those who have it among their teams.',
    teamsField: 'The teams that people belong to are all teams there are.',
  },
} as const satisfies Readonly<Record<Provider, Readonly<Record<string, string>>>>;

/** For the connect form, under "Not confirmed by the vendor's published reference". */
export const unconfirmedByProvider: Readonly<Record<Provider, readonly string[]>> = {
  membersDev: Object.values(unconfirmedPoints.membersDev),
  workos: Object.values(unconfirmedPoints.workos),
  stream: Object.values(unconfirmedPoints.stream),
};
