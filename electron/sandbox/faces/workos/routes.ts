import { createRouteTable, type Route } from '../routeTable.ts';
import type { WorkosOperation } from './operation.ts';
import { workosOperations } from './operations.ts';

export type WorkosRoute = Route<WorkosOperation>;

const ownPaths = /^\/(organizations|user_management|events)(\/|$)/;

/** Whether a path is WorkOS', served or not. */
export function isWorkosPath(path: string): boolean {
  return ownPaths.test(path);
}

export const findRoute = createRouteTable(workosOperations, { endSlash: false });
