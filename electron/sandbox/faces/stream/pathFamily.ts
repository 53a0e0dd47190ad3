import type { Timestamp } from '../../dataset/timestamp.ts';
import { parseUnixNanoseconds, unixNanoseconds, wholeMicrosecond } from './unixNanoseconds.ts';

/** One of the two families of paths Stream serves the same operations on: what differs between them. */
export interface PathFamily {
  /** What its paths begin with. */
  readonly prefix: string;
  /** An instant as answers have it. */
  readonly writeTimestamp: (timestamp: Timestamp) => string | number;
  /** As much of an instant as answers tell: lists are ordered and continued by it, or pages would not join. */
  readonly toldInstant: (timestamp: Timestamp) => Timestamp;
  /** A request's query with its paging cursor as RFC 3339; what is no cursor stays, to be refused. */
  readonly readQuery: (query: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** Whether a user's custom data stands at the top level too, not only under `custom`. */
  readonly hasCustomAtTopLevel: boolean;
}

/** `/usergroups`, `/users`: instants are RFC 3339 strings to the nanosecond. */
export const dateTimeFamily: PathFamily = {
  prefix: '',
  writeTimestamp: (timestamp) => timestamp,
  toldInstant: (timestamp) => timestamp,
  readQuery: (query) => query,
  hasCustomAtTopLevel: true,
};

/** `/api/v2/usergroups`, `/api/v2/users`: instants are numbers of nanoseconds since the Unix epoch. */
export const nanosecondFamily: PathFamily = {
  prefix: '/api/v2',
  writeTimestamp: unixNanoseconds,
  toldInstant: wholeMicrosecond,
  readQuery: (query) => {
    const cursor = parseUnixNanoseconds(query.created_at_gt ?? '');
    return cursor === null ? query : { ...query, created_at_gt: cursor };
  },
  hasCustomAtTopLevel: false,
};

/** The family a path belongs to. */
export function pathFamilyOf(path: string): PathFamily {
  return path.startsWith(`${nanosecondFamily.prefix}/`) ? nanosecondFamily : dateTimeFamily;
}
