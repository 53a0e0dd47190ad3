import type { GroupState } from '../domain/group.ts';
import type { Command } from './command.ts';
import { applyIntent } from './registry.ts';

/**
 * Invariant I1: what the screen shows of a group = the server's copy with the pending commands replayed on it,
 * in order. It lives in `shared` because the store writes the view in the same transaction as the outbox row,
 * and may not import the engine.
 */
export function rebase(base: GroupState | null, pending: readonly Command[]): GroupState | null {
  return pending.reduce<GroupState | null>(
    (state, command) => applyIntent(state, command, command.at),
    base,
  );
}
