import type { GroupId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { decodeInstant, encodeInstant } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RosterSizes } from '../workspaceStore.ts';
import { staysOf } from './listStays.ts';
import { type SizeStep, sizeSteps } from './sizeSteps.ts';
import { findGroupRow } from './staysAt.ts';
import { thinSteps } from './thinSteps.ts';

/**
 * The size of a group over time, until `now`, of a deleted group as well; null for one that was never here. It begins with
 * the first thing that is known of the group, and whoever has no joining date counts from there on.
 */
export function listSizes(
  queries: QueryRunner,
  { groupId, points, now }: { groupId: GroupId; points: number; now: Instant },
): RosterSizes | null {
  const group = findGroupRow(queries, groupId);
  if (group === null) return null;
  const stays = queries.all((db) =>
    db
      .selectFrom(staysOf(db, group.id).as('s'))
      .select(['s.person_id as personRow', 's.joined_at as joinedMs', 's.left_at as leftMs']),
  );
  const { undated, steps } = sizeSteps(stays);
  const whole = between(steps, {
    size: undated,
    fromMs: encodeInstant(group.noticedSince),
    toMs: encodeInstant(now),
  });
  return {
    sizes: thinSteps(whole, points).map(({ atMs, size }) => ({ at: decodeInstant(atMs), size })),
    undated,
    noticedSince: group.noticedSince,
  };
}

/** The steps with a first and a last one where nothing happened: when noticing began, and now. */
function between(
  steps: readonly SizeStep[],
  { size, fromMs, toMs }: { size: number; fromMs: number; toMs: number },
): SizeStep[] {
  const firstMs = steps[0]?.atMs ?? Infinity;
  const begun = fromMs < firstMs ? [{ atMs: fromMs, size }, ...steps] : [...steps];
  const last = begun.at(-1);
  return last !== undefined && last.atMs < toMs
    ? [...begun, { atMs: toMs, size: last.size }]
    : begun;
}
