import type { Instant } from '#shared/domain/time.ts';

/** The engine's only clock and timers; a test turns them by hand. */
export interface Clock {
  now(): Instant;
  /** Unix time in milliseconds. */
  nowMs(): number;
  /** Calls back once after `delayMs`; the returned function cancels. */
  schedule(delayMs: number, callback: () => void): () => void;
}

/** A number in [0, 1), seeded in tests. */
export type Random = () => number;

/** Whether this machine has a network at all, as far as the host can tell. */
export interface NetworkState {
  isOnline(): boolean;
  /** Returns the function that stops listening. */
  onChange(listener: (isOnline: boolean) => void): () => void;
}

/** Notes for the log file. Never names, addresses or credentials of members. */
export interface EngineLog {
  info(event: string, details?: Readonly<Record<string, string | number | boolean | null>>): void;
  warn(event: string, details?: Readonly<Record<string, string | number | boolean | null>>): void;
}
