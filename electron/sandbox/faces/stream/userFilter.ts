import type { JsonValue, Person } from '../../dataset/records.ts';
import { parseTimestamp } from '../../dataset/timestamp.ts';
import { inputError } from './streamError.ts';
import { type UserField, userField } from './userFields.ts';

type Test<Value> = (value: Value) => boolean;

/** Turns `filter_conditions` into a test. Throws StreamError 400 for what Stream would not understand. */
export function compileUserFilter(conditions: unknown): Test<Person> {
  if (!isObject(conditions)) throw inputError('filter_conditions must be an object');
  return every(Object.entries(conditions).map(([key, value]) => compileEntry(key, value)));
}

function compileEntry(key: string, value: unknown): Test<Person> {
  if (key === '$and') return every(compileList(key, value));
  if (key === '$or') return some(compileList(key, value));
  if (key === '$nor') return not(some(compileList(key, value)));
  if (key.startsWith('$')) throw inputError(`operator ${key} is not supported`);
  const field = userField(key);
  const expression = isObject(value) ? value : { $eq: value };
  return every(
    Object.entries(expression).map(([operator, operand]) => {
      if (!field.operators.includes(operator)) {
        throw inputError(`operator ${operator} is not supported for field ${key}`);
      }
      const test = compileOperator(key, field, operator, operand);
      return (person: Person) => test(field.read(person));
    }),
  );
}

function compileList(operator: string, value: unknown): Test<Person>[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw inputError(`${operator} needs an array of conditions`);
  }
  return value.map(compileUserFilter);
}

function compileOperator(
  name: string,
  field: UserField,
  operator: string,
  operand: unknown,
): Test<JsonValue | undefined> {
  const one = () => operandOf(name, field, operand);
  const list = () => {
    if (!Array.isArray(operand)) throw inputError(`${operator} of field ${name} needs an array`);
    return operand.map((item) => operandOf(name, field, item));
  };
  switch (operator) {
    case '$eq':
      return equals(Array.isArray(operand) ? list() : one());
    case '$ne':
      return not(equals(one()));
    case '$in':
      return some(list().map(contains));
    case '$nin':
      return not(some(list().map(contains)));
    case '$contains':
      return contains(one());
    case '$gt':
      return compares(one(), (order) => order > 0);
    case '$gte':
      return compares(one(), (order) => order >= 0);
    case '$lt':
      return compares(one(), (order) => order < 0);
    case '$lte':
      return compares(one(), (order) => order <= 0);
    case '$exists':
      if (typeof operand !== 'boolean')
        throw inputError(`$exists of field ${name} needs a boolean`);
      return (value) => (value !== undefined) === operand;
    default:
      return autocompletes(one());
  }
}

/** The operand in the form the field's values have, so that instants compare to the nanosecond. */
function operandOf(name: string, field: UserField, operand: unknown): JsonValue {
  if (field.kind === 'instant') {
    const instant = typeof operand === 'string' ? parseTimestamp(operand) : null;
    if (!instant) throw inputError(`field ${name} needs an RFC 3339 date-time`);
    return instant;
  }
  const isRight =
    field.kind === 'boolean'
      ? typeof operand === 'boolean'
      : field.kind === 'custom'
        ? ['string', 'number', 'boolean'].includes(typeof operand)
        : typeof operand === 'string';
  if (!isRight)
    throw inputError(`field ${name} cannot be compared with ${JSON.stringify(operand)}`);
  return operand as string | number | boolean;
}

function equals(wanted: JsonValue): Test<JsonValue | undefined> {
  const serialised = JSON.stringify(wanted);
  return (value) => value !== undefined && JSON.stringify(value) === serialised;
}

/** A list contains the operand, or a single value equals it. */
function contains(wanted: JsonValue): Test<JsonValue | undefined> {
  return (value) => (Array.isArray(value) ? value.includes(wanted) : value === wanted);
}

function compares(wanted: JsonValue, accepts: (order: number) => boolean) {
  return (value: JsonValue | undefined): boolean => {
    const order = value === undefined ? null : compareValues(value, wanted);
    return order !== null && accepts(order);
  };
}

/** The words of a name are matched by their beginnings, whatever their case. */
function autocompletes(wanted: JsonValue): Test<JsonValue | undefined> {
  const prefix = String(wanted).toLowerCase();
  return (value) => {
    if (typeof value !== 'string') return false;
    const lower = value.toLowerCase();
    return lower.startsWith(prefix) || lower.split(/\s+/).some((word) => word.startsWith(prefix));
  };
}

/** Negative, zero or positive; null for values of different or unordered types. */
export function compareValues(left: JsonValue, right: JsonValue): number | null {
  if (typeof left !== typeof right || typeof left === 'object') return null;
  if (left === right) return 0;
  return (left as string) < (right as string) ? -1 : 1;
}

function every<Value>(tests: Test<Value>[]): Test<Value> {
  return (value) => tests.every((test) => test(value));
}

function some<Value>(tests: Test<Value>[]): Test<Value> {
  return (value) => tests.some((test) => test(value));
}

function not<Value>(test: Test<Value>): Test<Value> {
  return (value) => !test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
