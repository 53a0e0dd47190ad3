import type { Dataset } from '../../dataset/dataset.ts';
import type { Directory } from './directory.ts';
import type { EventDelivery } from './eventDelivery.ts';
import type { Organization } from './organizationView.ts';

/** Everything an operation may look at; all of it is there already, so operations are synchronous. */
export interface OperationContext {
  readonly dataset: Dataset;
  readonly directory: Directory;
  readonly organization: Organization;
  /** The decoded value of a `{parameter}` of the path. */
  readonly parameter: (name: string) => string;
  /** A parameter that is given more than once has its values joined by commas. */
  readonly query: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined when the request has none. */
  readonly body: unknown;
  readonly nowNanoseconds: bigint;
  /** How many members a group may have; null when there is no limit. */
  readonly membersPerGroup: number | null;
  readonly eventDelivery: EventDelivery;
  /** Called with a cursor that is not in its list. */
  readonly unknownCursor: (id: string) => void;
}

/** One operation of WorkOS' specification. */
export interface WorkosOperation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly success: 200 | 201 | 204;
  /** Returns the body, if the answer has one, or throws WorkosError having changed nothing. */
  readonly perform: (context: OperationContext) => Record<string, unknown> | undefined;
}
