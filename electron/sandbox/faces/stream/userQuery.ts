import { z } from 'zod';
import type { JsonValue, Person } from '../../dataset/records.ts';
import { streamAssumptions } from './assumptions.ts';
import { readInput } from './input.ts';
import { streamLimits } from './limits.ts';
import type { OperationContext } from './operation.ts';
import { requirePermission } from './permissions.ts';
import { inputError, type StreamError } from './streamError.ts';
import { userField } from './userFields.ts';
import { compareValues, compileUserFilter } from './userFilter.ts';
import { fullUser } from './userView.ts';

const { usersPage, usersOffset, usersSortFields } = streamLimits;

const sortParameter = z.object({
  field: z.string({ error: 'sort field is required' }).min(1, 'sort field is required'),
  direction: z.literal([1, -1], { error: 'sort direction must be 1 or -1' }).default(1),
  type: z
    .enum(['', 'number', 'boolean'], { error: 'sort type must be number or boolean' })
    .optional(),
});
type SortParameter = z.infer<typeof sortParameter>;

const queryPayload = z.object({
  filter_conditions: z.unknown().refine((value) => value !== undefined, {
    error: 'filter_conditions is a required field',
  }),
  sort: z
    .array(sortParameter)
    .max(usersSortFields, `sort must contain at maximum ${usersSortFields} items`)
    .default([]),
  limit: z
    .int('limit must be a number')
    .min(0, 'limit must be 0 or greater')
    .max(usersPage.maximum, `limit must be ${usersPage.maximum} or less`)
    .default(0),
  offset: z
    .int('offset must be a number')
    .min(0, 'offset must be 0 or greater')
    .max(usersOffset, `offset must be ${usersOffset} or less`)
    .default(0),
});

/** `QueryUsers`: people by filter, sort, limit and offset; those who tie come by id. */
export function queryUsers({ dataset, caller, query, family }: OperationContext) {
  const payload = readInput(queryPayload, parsePayload(query.payload));
  requirePermission(caller, 'SearchUser');
  const matches = compileUserFilter(payload.filter_conditions);
  const found = dataset.people().filter(matches);
  const sort = payload.sort.length > 0 ? payload.sort : [streamAssumptions.defaultUserSort];
  const limit = payload.limit || usersPage.default;
  const page = sorted(found, sort).slice(payload.offset, payload.offset + limit);
  return { users: page.map((person) => fullUser(person, family)) };
}

function parsePayload(payload: string | undefined): unknown {
  if (payload === undefined) throw wrongPayload('payload is a required field');
  try {
    return JSON.parse(payload);
  } catch {
    throw wrongPayload('payload is not valid JSON');
  }
}

function wrongPayload(text: string): StreamError {
  return inputError(text, { payload: text });
}

function sorted(people: Person[], sort: readonly Pick<SortParameter, 'field' | 'direction'>[]) {
  const [first] = sort;
  // The dataset hands people out by id: reading everybody page by page need not sort them each time.
  if (sort.length === 1 && first?.field === 'id' && first.direction === 1) return people;
  const keys = sort.map(({ field, direction }) => ({ read: userField(field).read, direction }));
  return people.sort((a, b) => {
    for (const { read, direction } of keys) {
      const order = compareMaybe(read(a), read(b), direction);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** Those without a value come last in either direction. */
function compareMaybe(
  left: JsonValue | undefined,
  right: JsonValue | undefined,
  direction: number,
): number {
  if (left === undefined || right === undefined) {
    return Number(left === undefined) - Number(right === undefined);
  }
  return (compareValues(left, right) ?? 0) * direction;
}
