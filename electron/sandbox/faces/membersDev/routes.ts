import type { MembersDevOperation } from './operation.ts';
import { membersDevOperations } from './operations.ts';

/** Where a request leads: the path's template, the operation, and what stands for its parameters. */
export interface MembersDevRoute {
  readonly template: string;
  /** Undefined when the path does not have the method. */
  readonly operation: MembersDevOperation | undefined;
  readonly allowedMethods: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** A slash at the end is optional, as documented: both are valid, and none leads to the other. */
const templates = [...new Set(membersDevOperations.map(({ path }) => path))].map((template) => ({
  template,
  pattern: new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`),
  operations: membersDevOperations.filter(({ path }) => path === template),
}));

/** Whether a path is Members.dev's, served or not. */
export function isMembersDevPath(path: string): boolean {
  return /^\/v1(\/|$)/.test(path);
}

/** The route of a raw (still percent-encoded) path; undefined when there is no such path. */
export function findRoute(method: string, path: string): MembersDevRoute | undefined {
  for (const { template, pattern, operations } of templates) {
    const match = pattern.exec(path);
    if (!match) continue;
    const parameters = Object.entries(match.groups ?? {}).map(([name, value]) => {
      return [name, decoded(value)];
    });
    return {
      template,
      operation: operations.find((operation) => operation.method === method),
      allowedMethods: operations.map((operation) => operation.method),
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
