import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const projectRoot = resolve(import.meta.dirname, '../../..');
const fileName = 'workos-groups.openapi.json';

/** The vendor's own description of its operations, which is not part of the project. */
export interface WorkosSpecification {
  /** `GET /organizations/{id}` and so on, each with the statuses it answers with. */
  readonly operations: ReadonlyMap<string, readonly number[]>;
  /** What is wrong with a body that an operation answered with this status; empty when nothing is. */
  problemsOf(operation: string, status: number, body: unknown): string[];
  /** The field names of a schema. */
  fieldsOf(schema: string): string[];
}

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, ResponseObject> }>>;
  components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
}
interface ResponseObject {
  content?: { 'application/json'?: { schema: Record<string, unknown> } };
}

/** For what an operation lists no status: every error of WorkOS' has a message. */
const anyError = z.looseObject({ message: z.string() });

/**
 * Reads the specification from MUSTER_CONTRACTS or from beside the project; null, with a line on the
 * console, where it is not on this computer.
 */
export function workosSpecification(): WorkosSpecification | null {
  const chosen = process.env.MUSTER_CONTRACTS;
  const path = join(
    chosen ? resolve(chosen) : resolve(projectRoot, '../shared/contracts'),
    fileName,
  );
  if (!existsSync(path)) {
    console.info(`left out: ${fileName} is not here (set MUSTER_CONTRACTS to its folder)`);
    return null;
  }
  const document = JSON.parse(
    readFileSync(path, 'utf8').replaceAll('#/components/schemas/', '#/$defs/'),
  ) as Document;
  const definitions = document.components.schemas as Record<string, never>;
  const operations = new Map(
    Object.entries(document.paths).flatMap(([template, methods]) =>
      Object.entries(methods).map(([method, { responses }]) => [
        `${method.toUpperCase()} ${template}`,
        responses,
      ]),
    ),
  );

  return {
    operations: new Map(
      [...operations].map(([name, responses]) => [name, Object.keys(responses).map(Number)]),
    ),
    problemsOf(operation, status, body) {
      const responses = operations.get(operation);
      if (!responses) return [`${operation} is not in the specification`];
      const response = responses[String(status)];
      if (!response && status < 400) return [`${operation} does not answer with ${status}`];
      const schema = response?.content?.['application/json']?.schema;
      if (response && !schema) return body === undefined ? [] : [`${operation} has no body`];
      const checked = schema
        ? z.fromJSONSchema({ ...schema, $defs: definitions }).safeParse(body)
        : anyError.safeParse(body);
      return (checked.error?.issues ?? []).map(
        (issue) => `${operation} ${status} ${issue.path.map(String).join('.')}: ${issue.message}`,
      );
    },
    fieldsOf: (name) => Object.keys(document.components.schemas[name]?.properties ?? {}),
  };
}
