import { z } from 'zod';

/**
 * What a role may allow somebody who signed in as one person. Names are ours; which of a vendor's roles hold which is the
 * adapter's knowledge. `…OwnGroup` are about groups that the person made or is an admin of, `…AnyGroup` about all.
 */
export const permissionSchema = z.enum([
  'readGroups',
  'createGroup',
  'createPerson',
  'updateOwnGroup',
  'deleteOwnGroup',
  'updateAnyGroup',
  'deleteAnyGroup',
]);
export type Permission = z.infer<typeof permissionSchema>;
