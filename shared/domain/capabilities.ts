import { z } from 'zod';

/** The vendors Muster speaks to. A name here is data; behaviour comes from the capability table. */
export const providerSchema = z.enum(['stream']);
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

/** Sources: CONTRACTS.md §2 (documented limits of Stream's user groups). */
export const capabilitiesByProvider: Readonly<Record<Provider, Capabilities>> = {
  stream: {
    providerLabel: 'Stream',
    groupDescription: true,
    groupAdmins: true,
    clientChosenGroupIds: true,
    uniqueGroupNames: true,
    membershipHistory: false,
    bulkSize: 100,
    maxMembersPerGroup: 100,
    maxGroups: 1000,
    maxNameLength: 255,
    maxDescriptionLength: 1024,
  },
};
