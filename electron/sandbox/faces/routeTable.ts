/** An operation with the path it is served at: `/groups/{id}`. */
interface Served {
  readonly method: string;
  readonly path: string;
}

/** Where a request leads: the path's template, the operation, and what stands for its parameters. */
export interface Route<Operation> {
  readonly template: string;
  /** Undefined when the path does not have the method. */
  readonly operation: Operation | undefined;
  readonly allowedMethods: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Finds the route of a raw (still percent-encoded) path; undefined when there is no such path. With `endSlash` a slash at
 * the end is optional, and none of the two leads to the other.
 */
export function createRouteTable<Operation extends Served>(
  operations: readonly Operation[],
  { endSlash }: { endSlash: boolean },
): (method: string, path: string) => Route<Operation> | undefined {
  const end = endSlash ? '/?$' : '$';
  const templates = [...new Set(operations.map(({ path }) => path))].map((template) => ({
    template,
    pattern: new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}${end}`),
    served: operations.filter(({ path }) => path === template),
  }));
  return (method, path) => {
    for (const { template, pattern, served } of templates) {
      const match = pattern.exec(path);
      if (!match) continue;
      const parameters = Object.entries(match.groups ?? {}).map(([name, value]) => {
        return [name, decoded(value)];
      });
      return {
        template,
        operation: served.find((operation) => operation.method === method),
        allowedMethods: served.map((operation) => operation.method),
        parameters: Object.fromEntries(parameters),
      };
    }
    return undefined;
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
