import { contract, type MethodName, type ParamsInput, type Value } from '#shared/ipc/contract.ts';
import { type Failure, failureSchema } from '#shared/ipc/errors.ts';
import { fail, type Result } from '#shared/ipc/result.ts';
import { hostBridge } from './bridge.ts';

/** Long lists: the host has checked every row already, and checking thousands again would be felt. */
const listMethods: ReadonlySet<MethodName> = new Set<MethodName>([
  'groups.list',
  'roster.query',
  'roster.asOf',
  'people.search',
  'people.query',
  'people.ids',
  'changes.list',
  'conflicts.list',
  'activity.list',
  'imports.groups',
  'imports.members',
  'imports.people',
  'imports.unusable',
  'sync.log',
  'rpc.describe',
]);

const notUnderstood: Failure = {
  code: 'internal',
  message: 'Muster answered in a way this window does not understand. Please restart Muster.',
};

/** Calls a method of the contract. Every failure, even a broken bridge, comes back as a value. */
export async function call<Name extends MethodName>(
  method: Name,
  params: ParamsInput<Name>,
): Promise<Result<Value<Name>>> {
  const bridge = hostBridge();
  if (bridge === null) {
    return fail({ code: 'internal', message: 'This window has lost its connection to Muster.' });
  }
  try {
    const result = await bridge.methods[method](params);
    if (!result.ok) {
      const error = failureSchema.safeParse(result.error);
      return fail(error.success ? error.data : notUnderstood);
    }
    return isValueOf(method, result) ? result : fail(notUnderstood);
  } catch {
    return fail({ code: 'internal', message: 'Muster did not answer. Please restart Muster.' });
  }
}

function isValueOf<Name extends MethodName>(
  method: Name,
  result: { ok: true; value: unknown },
): result is { ok: true; value: Value<Name> } {
  if (listMethods.has(method)) return typeof result.value === 'object' && result.value !== null;
  return contract[method].value.safeParse(result.value).success;
}
