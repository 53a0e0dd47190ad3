import { mergeChanges, type StoreChange } from './staleQueries.ts';

/**
 * Lets the first change through at once and gathers those that follow within `pauseMs` into one: during a first
 * sync the store changes hundreds of times a second, and asking again each time would never show anything.
 */
export class ChangeGate {
  readonly #apply: (change: StoreChange) => void;
  readonly #pauseMs: number;
  #held: StoreChange | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(apply: (change: StoreChange) => void, pauseMs = 120) {
    this.#apply = apply;
    this.#pauseMs = pauseMs;
  }

  push(change: StoreChange): void {
    if (this.#timer !== null) {
      this.#held = this.#held === null ? change : mergeChanges(this.#held, change);
      return;
    }
    this.#apply(change);
    this.#timer = setTimeout(() => this.#release(), this.#pauseMs);
  }

  #release(): void {
    this.#timer = null;
    const held = this.#held;
    this.#held = null;
    if (held !== null) this.push(held);
  }
}
