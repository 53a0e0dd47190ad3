import { createHash } from 'node:crypto';
import type { Instant } from '#shared/domain/time.ts';
import { encodeInstant } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { PullScope, UnreadableItem } from '../syncPorts.ts';

/** P6: what was not understood, until a later full pull meets it no more. */
export interface QuarantineRows {
  /** Returns whether something new came in. */
  keep(item: UnreadableItem, run: number, at: Instant): boolean;
  isAnything(): boolean;
  /** Drops what was set aside of one person or group, which has been read well. Returns how many. */
  dropOf(kind: 'person' | 'group', remoteId: string): number;
  /** Drops what belongs to the scope and was not met in that run. Returns how many. */
  dropMended(scope: PullScope, run: number): number;
}

const kindsOf: Readonly<Record<PullScope, UnreadableItem['kind'][]>> = {
  people: ['person'],
  groups: ['group', 'membership'],
};

/** The pull that reads such items. */
export function scopeOf(kind: UnreadableItem['kind']): PullScope {
  return kind === 'person' ? 'people' : 'groups';
}

export function createQuarantineRows(queries: QueryRunner): QuarantineRows {
  const known = queries.prepare((p: { fingerprint: string }, db) =>
    db.selectFrom('quarantine').select('run').where('fingerprint', '=', p.fingerprint),
  );
  const upsert = queries.prepare(
    (
      p: {
        fingerprint: string;
        kind: UnreadableItem['kind'];
        remoteId: string | null;
        raw: string;
        reason: string;
        run: number;
        at: number;
      },
      db,
    ) =>
      db
        .insertInto('quarantine')
        .values({
          fingerprint: p.fingerprint,
          kind: p.kind,
          remote_id: p.remoteId,
          raw: p.raw,
          reason: p.reason,
          first_seen_at: p.at,
          last_seen_at: p.at,
          run: p.run,
        })
        .onConflict((conflict) =>
          conflict
            .column('fingerprint')
            .doUpdateSet({ run: p.run, last_seen_at: p.at, reason: p.reason }),
        ),
  );

  const first = queries.prepare((_: Record<never, never>, db) =>
    db.selectFrom('quarantine').select('run').limit(1),
  );
  const dropOf = queries.prepare((p: { kind: 'person' | 'group'; remoteId: string }, db) =>
    db.deleteFrom('quarantine').where('kind', '=', p.kind).where('remote_id', '=', p.remoteId),
  );

  return {
    keep({ kind, remoteId, raw, reason }, run, at) {
      const fingerprint = createHash('sha256')
        .update(JSON.stringify([kind, remoteId, raw]))
        .digest('hex');
      const isNew = known.get({ fingerprint }) === undefined;
      upsert.run({ fingerprint, kind, remoteId, raw, reason, run, at: encodeInstant(at) });
      return isNew;
    },
    isAnything: () => first.get({}) !== undefined,
    dropOf: (kind, remoteId) => dropOf.run({ kind, remoteId }).changes,
    dropMended(scope, run) {
      return queries.run((db) =>
        db.deleteFrom('quarantine').where('kind', 'in', kindsOf[scope]).where('run', '<', run),
      ).changes;
    },
  };
}
