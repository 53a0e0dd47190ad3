import { z } from 'zod';
import type { Value } from '#shared/ipc/contract.ts';
import { contract } from '#shared/ipc/contract.ts';
import { events } from '#shared/ipc/events.ts';
import type { Handlers } from '../dispatcher.ts';

/** `in`: what a caller sends, with defaults left out. `out`: what comes back. */
function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output') {
  return z.json().parse(z.toJSONSchema(schema, { io }));
}

function describeContract(): Value<'rpc.describe'> {
  const methods = Object.entries(contract).map(
    ([name, { summary, params, value }]) =>
      [
        name,
        {
          summary,
          params: jsonSchemaOf(params, 'input'),
          value: jsonSchemaOf(value, 'output'),
        },
      ] as const,
  );
  const payloads = Object.entries(events).map(
    ([name, schema]) => [name, jsonSchemaOf(schema, 'output')] as const,
  );
  return { methods: Object.fromEntries(methods), events: Object.fromEntries(payloads) };
}

export const appHandlers: Handlers<
  | 'app.info'
  | 'app.diagnostics'
  | 'layout.get'
  | 'layout.set'
  | 'settings.get'
  | 'settings.set'
  | 'rpc.describe'
> = {
  'app.info': (_params, context) => context.info(),
  'app.diagnostics': async (_params, context) => ({ text: await context.diagnose() }),
  'layout.get': (_params, { layout }) => layout.get(),
  'layout.set': (changes, { layout }) => layout.set(changes),
  'settings.get': (_params, { settings }) => settings.get(),
  'settings.set': (changes, { settings }) => settings.set(changes),
  'rpc.describe': () => describeContract(),
};
