import { z } from 'zod';

/** The vendors Muster speaks to. A name here is data; behaviour comes from the capability table. */
export const providerSchema = z.enum(['membersDev', 'workos', 'stream']);
export type Provider = z.infer<typeof providerSchema>;

/**
 * What a provider can do. Screens and pre-flight checks read this; nothing outside `electron/remotes` asks
 * which provider it is. `null` as a limit: none known.
 */
export const capabilitiesSchema = z.object({
  providerLabel: z.string(),
  groupDescription: z.boolean(),
  groupAdmins: z.boolean(),
  /** The client may choose the id of a new group, which makes a create safe to send again. */
  clientChosenGroupIds: z.boolean(),
  /** A create that is sent again makes no second group: by our own id, or by a key the server remembers. */
  repeatableCreates: z.boolean(),
  /** People can be made, not only groups. */
  createPeople: z.boolean(),
  /** The server tells what has changed since a cursor, so that a pull need not read everything. */
  changeFeed: z.boolean(),
  uniqueGroupNames: z.boolean(),
  membershipHistory: z.boolean(),
  /** People per add or remove request. */
  bulkSize: z.int().positive(),
  maxMembersPerGroup: z.int().positive().nullable(),
  maxGroups: z.int().positive().nullable(),
  maxNameLength: z.int().positive().nullable(),
  maxDescriptionLength: z.int().positive().nullable(),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;

/** Sources: CONTRACTS.md, each vendor's documented limits. Where none is documented, none is known. */
export const capabilitiesByProvider: Readonly<Record<Provider, Capabilities>> = {
  membersDev: {
    providerLabel: 'Members.dev',
    groupDescription: true,
    groupAdmins: false,
    clientChosenGroupIds: false,
    repeatableCreates: false,
    createPeople: true,
    changeFeed: false,
    uniqueGroupNames: false,
    membershipHistory: true,
    bulkSize: 1000,
    maxMembersPerGroup: null,
    maxGroups: null,
    maxNameLength: null,
    maxDescriptionLength: null,
  },
  workos: {
    providerLabel: 'WorkOS',
    groupDescription: true,
    groupAdmins: false,
    clientChosenGroupIds: false,
    repeatableCreates: true,
    createPeople: false,
    changeFeed: true,
    uniqueGroupNames: false,
    membershipHistory: false,
    bulkSize: 1,
    maxMembersPerGroup: null,
    maxGroups: null,
    maxNameLength: 256,
    maxDescriptionLength: 150,
  },
  stream: {
    providerLabel: 'Stream',
    groupDescription: true,
    groupAdmins: true,
    clientChosenGroupIds: true,
    repeatableCreates: true,
    createPeople: true,
    changeFeed: false,
    uniqueGroupNames: true,
    membershipHistory: false,
    bulkSize: 100,
    maxMembersPerGroup: 100,
    maxGroups: 1000,
    maxNameLength: 255,
    maxDescriptionLength: 1024,
  },
};
