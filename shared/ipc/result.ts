import type { Failure } from './errors.ts';

/** What every call of the contract ends in: a value or a failure, never an exception. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; error: Failure };

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail(error: Failure): { ok: false; error: Failure } {
  return { ok: false, error };
}
