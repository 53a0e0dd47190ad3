import type { methodNames } from './channels.ts';
import type { MusterEvent } from './events.ts';
import type { Result } from './result.ts';

/**
 * `window.muster`: the one object a host gives the renderer, by preload or by the browser shell's script. One
 * method per channel; the renderer's typed client narrows parameters and values.
 */
export interface MusterBridge {
  readonly methods: Readonly<
    Record<(typeof methodNames)[number], (params: unknown) => Promise<Result<unknown>>>
  >;
  /** Calls back for every event; the returned function stops that. */
  onEvent(listener: (event: MusterEvent) => void): () => void;
}
