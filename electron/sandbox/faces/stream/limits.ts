/** The limits Stream documents for user groups and for the user queries around them. */
export const streamLimits = {
  membersPerGroup: 100,
  membersPerRequest: 100,
  /** Per app; in an app with teams, per team. */
  groupsPerTeam: 1000,
  nameLength: 255,
  descriptionLength: 1024,
  idLength: 255,
  teamIdLength: 255,
  searchQueryLength: 255,
  listPage: { default: 20, maximum: 100 },
  searchPage: { default: 10, maximum: 25 },
  usersPage: { default: 30, maximum: 100 },
  usersOffset: 1000,
  usersSortFields: 5,
  usersPerUpdate: 100,
} as const;
