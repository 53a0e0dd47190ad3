import type { EventName, EventPayload, MusterEvent } from '#shared/ipc/events.ts';

/** Hands every event to every listener, in order. A listener that throws does not keep the others from it. */
export function createEventHub(onListenerError: (error: unknown) => void) {
  const listeners = new Set<(event: MusterEvent) => void>();
  return {
    emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): void {
      // A name and its payload belong together by the signature; the union cannot say so for a generic name.
      const whole = { event, payload } as MusterEvent;
      for (const listener of [...listeners]) {
        try {
          listener(whole);
        } catch (error) {
          onListenerError(error);
        }
      }
    },
    listen(listener: (event: MusterEvent) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
export type EventHub = ReturnType<typeof createEventHub>;
