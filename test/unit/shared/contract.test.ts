import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventNames, methodNames } from '#shared/ipc/channels.ts';
import { contract } from '#shared/ipc/contract.ts';
import { events } from '#shared/ipc/events.ts';

describe('the contract', () => {
  it('has the same names as the list the preload carries', () => {
    expect([...methodNames].sort()).toEqual(Object.keys(contract).sort());
    expect([...eventNames].sort()).toEqual(Object.keys(events).sort());
  });

  it.each(Object.entries(contract))('%s takes one object and can be described', (_name, method) => {
    const schema = z.toJSONSchema(method.params, { io: 'input' });
    expect([schema.type, schema.oneOf === undefined]).toEqual(
      schema.oneOf === undefined ? ['object', true] : [undefined, false],
    );
    expect(method.params.safeParse('text').success).toBe(false);
    expect(method.summary).toMatch(/\.$/);
    expect(() => z.toJSONSchema(method.value, { io: 'output' })).not.toThrow();
  });
});
