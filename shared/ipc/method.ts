import type { z } from 'zod';

/** One call of the contract: what it takes and what it gives. Parameters are always one object. */
export interface Method<Params extends z.ZodType = z.ZodType, Value extends z.ZodType = z.ZodType> {
  readonly params: Params;
  readonly value: Value;
  /** One line for `rpc.describe`. */
  readonly summary: string;
}

export function method<Params extends z.ZodType, Value extends z.ZodType>(
  summary: string,
  params: Params,
  value: Value,
): Method<Params, Value> {
  return { summary, params, value };
}
