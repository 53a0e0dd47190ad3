import type { MethodName, ParamsInput, Value } from '#shared/ipc/contract.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from './call.ts';

/** A failure on its way through react-query, which knows only thrown errors. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** The value of a call; throws FailureError. For query functions only: everything else uses `call`. */
export async function ask<Name extends MethodName>(
  method: Name,
  params: ParamsInput<Name>,
): Promise<Value<Name>> {
  const result = await call(method, params);
  if (!result.ok) throw new FailureError(result.error);
  return result.value;
}

/** The failure inside whatever a query threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { code: 'internal', message: 'Something went wrong inside Muster.' };
}
