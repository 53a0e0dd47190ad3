import type { Dataset } from '../../dataset/dataset.ts';
import type { Directory } from './directory.ts';

/** Everything an operation may look at; all of it is there already, so operations are synchronous. */
export interface OperationContext {
  readonly dataset: Dataset;
  readonly directory: Directory;
  /** The decoded value of a `{parameter}` of the path. */
  readonly parameter: (name: string) => string;
  /** Every value of each parameter of the query. */
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** The parsed JSON body; undefined when the request has none. */
  readonly body: unknown;
  readonly nowNanoseconds: bigint;
}

/** One operation of Members.dev's pages. */
export interface MembersDevOperation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly success: 200 | 201 | 204;
  /** Returns the body, if the answer has one, or throws MembersDevError having changed nothing. */
  readonly perform: (context: OperationContext) => Record<string, unknown> | undefined;
}

/** A query whose parameters have one value each, which is the last one given, except for the lists. */
export function singleValues(
  query: OperationContext['query'],
  lists: readonly string[] = [],
): Record<string, string | readonly string[] | undefined> {
  return Object.fromEntries(
    Object.entries(query).map(([name, values]) => {
      return [name, lists.includes(name) ? values : values.at(-1)];
    }),
  );
}
