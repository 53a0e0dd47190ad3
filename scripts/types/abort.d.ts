// electron/sync is checked without the DOM's and without Node's types, so that neither can leak into the engine.
// Cancelling is the one thing both have and the engine's ports need: declared here, the same in every host.
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare const AbortController: { new (): AbortController };
declare const AbortSignal: { any(signals: Iterable<AbortSignal>): AbortSignal };
