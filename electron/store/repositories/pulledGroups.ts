import { sql } from 'kysely';
import type { GroupId } from '#shared/domain/ids.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId, Standing } from '../schema/columns.ts';

/** Which groups a pull has met, and which are to be read again. */
export interface PulledGroups {
  markSeen(id: RowId, run: number): void;
  /** Groups that the server has as far as we know, and that no page of this run or later held. */
  notSeen(run: number): { groupId: GroupId; remoteId: string }[];
  /** Those that the server knows and that hold this person, as the server's copy or the screen has it. */
  remoteIdsWith(memberKey: string): string[];
  /** Those with a row that the server has acknowledged and no copy read since has let go. */
  remoteIdsAcked(): string[];
}

export function createPulledGroups(queries: QueryRunner): PulledGroups {
  const markSeen = queries.prepare((p: { id: RowId; run: number }, db) =>
    db.updateTable('roster_group').set({ seen_run: p.run }).where('id', '=', p.id),
  );
  const notSeen = queries.prepare((p: { run: number }, db) =>
    db
      .selectFrom('roster_group as g')
      .select(['g.uid', 'g.remote_id'])
      .where('g.remote_id', 'is not', null)
      .where('g.seen_run', '<', p.run)
      .where((eb) => {
        const stored = eb.exists(
          eb.selectFrom('base_group as b').select('b.group_id').whereRef('b.group_id', '=', 'g.id'),
        );
        const pending = eb.exists(
          eb.selectFrom('outbox as o').select('o.seq').whereRef('o.group_id', '=', 'g.id'),
        );
        // Accepted there, though never read back: it may have been deleted since.
        const accepted = eb.exists(
          eb
            .selectFrom('outbox as a')
            .select('a.seq')
            .whereRef('a.group_id', '=', 'g.id')
            .where('a.state', '=', 'acked'),
        );
        return eb.or([stored, accepted, eb.and([eb('g.is_present', '=', 1), eb.not(pending)])]);
      })
      .orderBy('g.id'),
  );
  // A cross join: SQLite then looks each group up by its own index, instead of reading every membership there is.
  const withPerson = queries.prepare((p: { memberKey: string }, db) =>
    db
      .selectFrom('person as p')
      .crossJoin('roster_group as g')
      .select('g.remote_id')
      .where('p.member_key', '=', p.memberKey)
      .where('g.remote_id', 'is not', null)
      .where((eb) => {
        const stay = (standing: Standing) =>
          eb.exists(
            eb
              .selectFrom('membership as m')
              .select('m.id')
              .whereRef('m.group_id', '=', 'g.id')
              .whereRef('m.person_id', '=', 'p.id')
              .where('m.standing', '=', sql.lit(standing)),
          );
        const copied = eb.exists(
          eb
            .selectFrom('base_membership as b')
            .select('b.person_id')
            .whereRef('b.group_id', '=', 'g.id')
            .whereRef('b.person_id', '=', 'p.id'),
        );
        return eb.or([stay('open'), stay('removed'), copied]);
      })
      .orderBy('g.id'),
  );
  const acked = queries.prepare((_: Record<never, never>, db) =>
    db
      .selectFrom('outbox as o')
      .innerJoin('roster_group as g', 'g.id', 'o.group_id')
      .select('g.remote_id')
      .distinct()
      .where('o.state', '=', 'acked')
      .where('g.remote_id', 'is not', null)
      .orderBy('g.id'),
  );

  return {
    markSeen(id, run) {
      markSeen.run({ id, run });
    },
    notSeen: (run) =>
      notSeen
        .all({ run })
        .flatMap(({ uid, remote_id }) =>
          remote_id === null ? [] : [{ groupId: uid, remoteId: remote_id }],
        ),
    remoteIdsWith: (memberKey) => withPerson.all({ memberKey }).flatMap(remoteIdOf),
    remoteIdsAcked: () => acked.all({}).flatMap(remoteIdOf),
  };
}

function remoteIdOf({ remote_id }: { remote_id: string | null }): string[] {
  return remote_id === null ? [] : [remote_id];
}
