import type { z } from 'zod';
import { contract, type MethodName, type Params, type Value } from '#shared/ipc/contract.ts';
import { type Failure, MusterError } from '#shared/ipc/errors.ts';
import { fail, type Result, succeed } from '#shared/ipc/result.ts';
import type { HandlerContext } from './context.ts';

export type Handlers<Names extends MethodName = MethodName> = {
  readonly [Name in Names]: (
    params: Params<Name>,
    context: HandlerContext,
  ) => Value<Name> | Promise<Value<Name>>;
};

export interface DispatcherOptions {
  handlers: Handlers;
  context: HandlerContext;
  /** Gets what nobody expected; the caller sees `internal` and nothing of it. */
  onBug(method: string, error: unknown): void;
  /** Also checks what handlers return against the contract. For tests: it doubles the cost of a large list. */
  checkValues?: boolean;
}

/**
 * One call of the contract, whatever the transport: known method → schema → handler → result. The transport has
 * checked the sender. Never throws: every failure is a value of the closed set.
 */
export function createDispatcher(options: DispatcherOptions) {
  return async function dispatch(name: string, params: unknown): Promise<Result<unknown>> {
    if (!isMethodName(name)) {
      return fail({
        code: 'unknownMethod',
        message: `Muster has no call named “${name.slice(0, 100)}”.`,
      });
    }
    try {
      const value = await callHandler(options, name, params ?? {});
      if (options.checkValues === true) contract[name].value.parse(value);
      return succeed(value);
    } catch (error) {
      return fail(explain(options, name, error));
    }
  };
}

function callHandler<Name extends MethodName>(
  { handlers, context }: DispatcherOptions,
  name: Name,
  params: unknown,
): Value<Name> | Promise<Value<Name>> {
  const schema: z.ZodType = contract[name].params;
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw invalidRequest(parsed.error);
  // The schema was looked up by the same name as the handler; the compiler cannot follow that through the map.
  return handlers[name](parsed.data as Params<Name>, context);
}

function invalidRequest(error: z.ZodError): MusterError {
  const issues = error.issues.slice(0, 10).map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  const first = issues[0];
  const where = first === undefined || first.path === '' ? '' : `${first.path}: `;
  return new MusterError('invalidRequest', `${where}${first?.message ?? 'Not understood.'}`, {
    issues,
  });
}

function explain(options: DispatcherOptions, name: string, error: unknown): Failure {
  if (error instanceof MusterError) {
    if (error.code === 'internal') options.onBug(name, error);
    return error.toFailure();
  }
  options.onBug(name, error);
  return {
    code: 'internal',
    message: 'Something went wrong inside Muster. Nothing was changed; the log has the details.',
  };
}

function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(contract, name);
}
