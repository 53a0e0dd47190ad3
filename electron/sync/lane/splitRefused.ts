import type { WriteOperation } from './nextBatch.ts';

/**
 * A refused request about many people, as two about half of them each: the halves without a guilty person go
 * through, and k guilty ones among n are found in O(k log n) requests. Null when there is nothing to split.
 */
export function splitRefused(
  operation: WriteOperation,
): readonly [WriteOperation, WriteOperation] | null {
  if (!('people' in operation) || operation.people.length < 2) return null;
  const middle = Math.ceil(operation.people.length / 2);
  return [
    { ...operation, people: operation.people.slice(0, middle) },
    { ...operation, people: operation.people.slice(middle) },
  ];
}
