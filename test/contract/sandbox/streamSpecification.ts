import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const projectRoot = resolve(import.meta.dirname, '../../..');

/** The file that describes a path family, by the family's prefix. */
const fileNames = {
  '': 'stream-usergroups.openapi.json',
  '/api/v2': 'stream-usergroups-v2.openapi.json',
} as const;
export type FamilyPrefix = keyof typeof fileNames;

/** The vendor's own schemas, which are not part of the project. */
export interface StreamSpecification {
  /** What is wrong with a body that an operation answered with this status; empty when nothing is. */
  problemsOf(operationId: string, status: number, body: unknown): string[];
  /** Every operation the vendor describes, with the statuses it answers with. */
  readonly operations: ReadonlyMap<string, readonly number[]>;
  /** The field names of a schema. */
  fieldsOf(schema: string): string[];
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
}
interface Operation {
  operationId: string;
  responses: Record<string, { content: { 'application/json': { schema: { $ref: string } } } }>;
}

/**
 * Reads the vendor's specification of a path family from MUSTER_CONTRACTS or from beside the project; null, with a line on
 * the console, where it is not on this computer.
 */
export function streamSpecification(prefix: FamilyPrefix): StreamSpecification | null {
  const fileName = fileNames[prefix];
  const chosen = process.env.MUSTER_CONTRACTS;
  const path = join(
    chosen ? resolve(chosen) : resolve(projectRoot, '../shared/contracts'),
    fileName,
  );
  if (!existsSync(path)) {
    console.info(`left out: ${fileName} is not here (set MUSTER_CONTRACTS to its folder)`);
    return null;
  }
  const document = JSON.parse(readFileSync(path, 'utf8')) as Document;
  const definitions = JSON.parse(
    JSON.stringify(document.components.schemas).replaceAll(
      '#/components/schemas/',
      '#/definitions/',
    ),
  ) as Record<string, never>;
  const operations = new Map(
    Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .map((operation) => [operation.operationId, operation]),
  );
  const schemaCache = new Map<string, z.ZodType>();

  function schemaNamed(name: string): z.ZodType {
    let schema = schemaCache.get(name);
    if (!schema) {
      schema = z.fromJSONSchema(
        { $ref: `#/definitions/${name}`, definitions },
        { defaultTarget: 'openapi-3.0' },
      );
      schemaCache.set(name, schema);
    }
    return schema;
  }

  return {
    operations: new Map(
      [...operations].map(([id, { responses }]) => [id, Object.keys(responses).map(Number)]),
    ),
    problemsOf(operationId, status, body) {
      const operation = operations.get(operationId);
      // 401, 403, 404 … are not listed per operation; all of them carry the vendor's error body.
      const response = operation?.responses[String(status)] ?? operation?.responses['400'];
      if (!response) return [`${operationId} is not in the specification`];
      const name = response.content['application/json'].schema.$ref.split('/').at(-1) ?? '';
      if (typeof body !== 'object' || body === null) return ['the body is no object'];
      const result = schemaNamed(name).safeParse(body);
      if (result.success) return [];
      return result.error.issues.map(
        (issue) => `${name}.${issue.path.map(String).join('.')}: ${issue.message}`,
      );
    },
    fieldsOf: (name) => Object.keys(document.components.schemas[name]?.properties ?? {}),
  };
}
