import { createRouteTable, type Route } from '../routeTable.ts';
import type { MembersDevOperation } from './operation.ts';
import { membersDevOperations } from './operations.ts';

export type MembersDevRoute = Route<MembersDevOperation>;

/** Whether a path is Members.dev's, served or not. */
export function isMembersDevPath(path: string): boolean {
  return /^\/v1(\/|$)/.test(path);
}

/** A slash at the end is optional, as documented. */
export const findRoute = createRouteTable(membersDevOperations, { endSlash: true });
