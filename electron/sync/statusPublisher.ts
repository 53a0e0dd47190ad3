import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import type { Clock, EngineLog } from './ports/environment.ts';

const progressEveryMs = 100;

/** Tells listeners of the status: at once when something happened, at most every 100 ms while work goes on. */
export interface StatusPublisher {
  listen(listener: (status: SyncStatus) => void): () => void;
  publish(): void;
  publishProgress(): void;
  close(): void;
}

export function createStatusPublisher(
  current: () => SyncStatus,
  clock: Clock,
  log: EngineLog,
): StatusPublisher {
  const listeners = new Set<(status: SyncStatus) => void>();
  let lastText = '';
  let lastAtMs = Number.NEGATIVE_INFINITY;
  let cancelTrailing: (() => void) | null = null;

  function publish() {
    cancelTrailing?.();
    cancelTrailing = null;
    lastAtMs = clock.nowMs();
    const status = current();
    const text = JSON.stringify(status);
    if (text === lastText) return;
    lastText = text;
    for (const listener of listeners) {
      try {
        listener(status);
      } catch (error) {
        // A listener's trouble is not the engine's.
        log.warn('sync.listenerFailed', { error: error instanceof Error ? error.name : 'unknown' });
      }
    }
  }

  return {
    publish,
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    publishProgress() {
      const elapsedMs = clock.nowMs() - lastAtMs;
      // A wall clock that was set back must not silence the progress until it has caught up.
      if (elapsedMs >= progressEveryMs || elapsedMs < 0) publish();
      else cancelTrailing ??= clock.schedule(progressEveryMs - elapsedMs, publish);
    },
    close() {
      cancelTrailing?.();
      cancelTrailing = null;
      listeners.clear();
    },
  };
}
