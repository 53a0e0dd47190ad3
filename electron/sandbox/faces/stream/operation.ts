import type { Dataset } from '../../dataset/dataset.ts';
import type { Caller } from './authenticate.ts';
import type { PathFamily } from './pathFamily.ts';

/** Everything an operation may look at; all of it is there already, so operations are synchronous. */
export interface OperationContext {
  readonly dataset: Dataset;
  readonly caller: Caller;
  /** The decoded `{id}` of the path; empty where the path has none. */
  readonly pathId: string;
  readonly query: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined when the request has none. */
  readonly body: unknown;
  /** The family of the path asked, in whose form the answer is written. */
  readonly family: PathFamily;
}

/** One operation of Stream's specification. */
export interface StreamOperation {
  /** Its `operationId`, which its error messages begin with. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Without the prefix of its family. */
  readonly path: string;
  readonly success: 200 | 201;
  /** Returns the answer without `duration`, or throws StreamError having changed nothing. */
  readonly perform: (context: OperationContext) => Record<string, unknown>;
}
