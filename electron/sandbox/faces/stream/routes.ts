import type { StreamOperation } from './operation.ts';
import { streamOperations } from './operations.ts';
import { type PathFamily, pathFamilyOf } from './pathFamily.ts';

/** Where a request leads: the path's template and, if the method is one of the path's, the operation. */
export interface StreamRoute {
  readonly template: string;
  readonly family: PathFamily;
  readonly operation: StreamOperation | undefined;
  readonly allowedMethods: readonly string[];
  /** The decoded `{id}`; empty where the template has none. */
  readonly pathId: string;
}

const templates = [...new Set(streamOperations.map((operation) => operation.path))].map(
  (template) => ({
    template,
    pattern: new RegExp(`^${template.replace('{id}', '([^/]+)')}$`),
    operations: streamOperations.filter((operation) => operation.path === template),
  }),
);

/**
 * The route of a raw (still percent-encoded) path, preferring one that knows the method: PUT on
 * `/usergroups/search` means a group of that id. Undefined when Stream has no such path.
 */
export function findRoute(method: string, path: string): StreamRoute | undefined {
  const family = pathFamilyOf(path);
  const pathWithin = path.slice(family.prefix.length);
  const routes = templates.flatMap(({ template, pattern, operations }): StreamRoute[] => {
    const match = pattern.exec(pathWithin);
    if (!match) return [];
    return [
      {
        template: family.prefix + template,
        family,
        operation: operations.find((operation) => operation.method === method),
        allowedMethods: operations.map((operation) => operation.method),
        pathId: decoded(match[1] ?? ''),
      },
    ];
  });
  return routes.find((route) => route.operation) ?? routes[0];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
