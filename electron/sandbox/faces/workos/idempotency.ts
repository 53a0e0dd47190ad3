import { createHash } from 'node:crypto';
import type { SandboxClock } from '../../dataset/clock.ts';
import { workosAssumptions } from './assumptions.ts';
import { WorkosError } from './workosError.ts';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> | undefined;
}

interface Kept {
  readonly fingerprint: string;
  readonly answer: Answer;
  readonly expiresAt: bigint;
}

const lifetime = BigInt(workosAssumptions.idempotencyKeyHours) * 3_600_000_000_000n;

/** The answers that POSTs with an `Idempotency-Key` were given, while the sandbox runs. */
export class IdempotentAnswers {
  readonly #clock: SandboxClock;
  readonly #kept = new Map<string, Kept>();

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /**
   * The answer that this key was given before, or else what `perform` answers, which is kept. Throws
   * WorkosError 422 when the key belongs to another request, and what `perform` throws, keeping nothing.
   */
  once(key: string, request: string, perform: () => Answer): Answer {
    const now = this.#clock.now();
    for (const [old, { expiresAt }] of this.#kept) if (expiresAt <= now) this.#kept.delete(old);
    const fingerprint = createHash('sha256').update(request).digest('hex');
    const known = this.#kept.get(key);
    if (known && known.fingerprint !== fingerprint) {
      throw new WorkosError(
        workosAssumptions.idempotencyMismatchStatus,
        'The Idempotency-Key was used for another request.',
        'idempotency_key_reused',
      );
    }
    if (known) return known.answer;
    const answer = perform();
    this.#kept.set(key, { fingerprint, answer, expiresAt: now + lifetime });
    return answer;
  }
}
