import { expect, it } from 'vitest';
import { createEventHub } from '#electron/ipc/eventHub.ts';
import type { MusterEvent } from '#shared/ipc/events.ts';

it('hands an event to every listener, also past one that throws, until it stops listening', () => {
  const errors: unknown[] = [];
  const hub = createEventHub((error) => errors.push(error));
  const seen: MusterEvent[] = [];
  hub.listen(() => {
    throw new Error('broken listener');
  });
  const stop = hub.listen((event) => seen.push(event));

  hub.emit('workspace.changed', { openId: null });
  stop();
  hub.emit('workspace.changed', { openId: null });

  expect(seen).toEqual([{ event: 'workspace.changed', payload: { openId: null } }]);
  expect(errors).toHaveLength(2);
});
