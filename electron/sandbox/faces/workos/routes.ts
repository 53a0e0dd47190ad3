import type { WorkosOperation } from './operation.ts';
import { workosOperations } from './operations.ts';

/** Where a request leads: the path's template, the operation, and what stands for its parameters. */
export interface WorkosRoute {
  readonly template: string;
  readonly operation: WorkosOperation | undefined;
  readonly parameters: Readonly<Record<string, string>>;
}

const templates = [...new Set(workosOperations.map(({ path }) => path))].map((template) => ({
  template,
  pattern: new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  operations: workosOperations.filter(({ path }) => path === template),
}));

const ownPaths = /^\/(organizations|user_management|events)(\/|$)/;

/** Whether a path is WorkOS', served or not. */
export function isWorkosPath(path: string): boolean {
  return ownPaths.test(path);
}

/** The route of a raw (still percent-encoded) path; undefined when there is no such path. */
export function findRoute(method: string, path: string): WorkosRoute | undefined {
  for (const { template, pattern, operations } of templates) {
    const match = pattern.exec(path);
    if (!match) continue;
    const parameters = Object.entries(match.groups ?? {}).map(([name, value]) => {
      return [name, decoded(value)];
    });
    return {
      template,
      operation: operations.find((operation) => operation.method === method),
      parameters: Object.fromEntries(parameters),
    };
  }
  return undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
