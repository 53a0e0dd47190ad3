import type { Permission } from '#shared/domain/permissions.ts';

const ofUsers: readonly Permission[] = [
  'readGroups',
  'createGroup',
  'updateOwnGroup',
  'deleteOwnGroup',
];
const ofModerators: readonly Permission[] = [...ofUsers, 'updateAnyGroup', 'deleteAnyGroup'];
const ofAdmins: readonly Permission[] = [...ofModerators, 'createPerson'];
const permissionsByRole: Readonly<Record<string, readonly Permission[]>> = {
  user: ofUsers,
  moderator: ofModerators,
  admin: ofAdmins,
  guest: [],
  anonymous: [],
};

/**
 * What Stream's published reference leaves open and this adapter had to decide. One constant each, with its
 * reason; none was checked against the live service. The README of this folder lists them.
 */
export const streamAssumptions = {
  /**
   * A lists users that is not told which: the vendor's own tests send an empty filter with a server token. That
   * a user token may do so too is assumed.
   */
  everyUserFilter: {},

  /** People who were deactivated are to stay visible as inactive; without this they would be left out. */
  includeDeactivatedUsers: true,

  /** Where a roster's e-mail and phone are: custom data, at the top level or under `custom`. */
  emailKey: 'email',
  phoneKey: 'phone',

  /**
   * Creation time and id of the last group, both echoed as they came, continue a list after it
   * (`created_at > c or (created_at = c and id > i)`, both ascending). So the official JavaScript client pages;
   * the exact comparison is not said.
   */
  groupsKeyset: { createdAt: 'created_at_gt', id: 'id_gt' },

  /**
   * Whether lists include members is not said, so they are read from each group. There, members that are left
   * out mean none: the service is written in Go, whose encoders leave empty lists out or write null.
   */
  membersWhenAbsent: [],

  /** A member without the flag is no admin: required in the specification, absent in older examples. */
  absentAdminFlagMeans: false,

  /**
   * Adding people again with another `as_admin` changes their flag, for promotion and for demotion. The
   * specification names no other way. Where it is not honoured, reading the group back shows it.
   */
  adminChangePath: 'members',

  /** Sent to clear a description: the specification's type is string, not null. */
  clearedDescription: '',

  /**
   * The flag's name in requests. The documentation's page says `is_admin`, the specification and every official
   * client say `as_admin`; answers use `is_admin`.
   */
  adminFlagInRequests: 'as_admin',

  /**
   * What each of Stream's roles holds of our permissions. The documentation names six for groups: ReadUserGroups and
   * CreateUserGroup from `user` on, UpdateUserGroup and DeleteUserGroup for the owner and group admins, and
   * UpdateAnyUserGroup and DeleteAnyUserGroup from `moderator` on. Who may change the members is not said: whoever may
   * change the group. The seventh is taken to be making people (`createPerson`): a person's own token may change that
   * person only, so it is kept to `admin`, and to app secrets, which may do everything.
   */
  permissionsByRole,

  /**
   * Roles that an organisation defines hold what it grants them, and no answer to a user tells that. They are taken for
   * `user`: such roles are made for people of the organisation, and what is refused here by mistake changes nothing.
   */
  otherRolesAre: 'user',

  /**
   * Somebody whose token may not even look themselves up (403) is a guest: looking people up and reading groups begin
   * with the same role.
   */
  notAllowedToLookUp: 'guest',

  /**
   * Where a workspace is one team, `teams_role` may give a person another role in it. Both count: whether user groups
   * heed it is not said, and the server is not to be forestalled.
   */
  roleInTeamField: 'teams_role',

  /**
   * The people of a team are those who have it among their `teams`. Others are not listed; one who is in a group of the
   * team all the same is known by id only.
   */
  teamFilter: (team: string) => ({ teams: { $contains: team } }),

  /** There is no list of teams: those that somebody belongs to are all there are, and a team's id is its name. */
  teamsField: 'teams',
} as const;
