import { decodeCommandIds } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { needsAttention } from '../lanes/laneMarks.ts';
import { lastPulledAt } from '../pull/changeFeed.ts';
import type { Rows } from '../repositories/rows.ts';
import type { SyncCounts } from '../syncPorts.ts';

/**
 * What is open, counted as the Changes screen shows it: a conflict once, however many edits it holds up, and of the
 * refused edits those that no conflict holds.
 */
export function countSync(queries: QueryRunner, rows: Rows): SyncCounts {
  const states = queries.all((db) =>
    db
      .selectFrom('outbox')
      .select(['state', (eb) => eb.fn.countAll<number>().as('total')])
      .groupBy('state'),
  );
  const [set] = queries.all((db) =>
    db.selectFrom('quarantine').select((eb) => eb.fn.countAll<number>().as('total')),
  );
  const waiting = states.reduce(
    (sum, row) => (needsAttention(row.state) ? sum : sum + row.total),
    0,
  );
  const needed = queries.all((db) =>
    db.selectFrom('outbox').select(['uid', 'state']).where('state', 'in', ['parked', 'conflict']),
  );
  const open = queries.all((db) =>
    db.selectFrom('conflict').select('commands').where('resolved_at', 'is', null),
  );
  const explained = new Set(open.flatMap(({ commands }) => decodeCommandIds(commands)));
  const unexplained = needed.filter(({ uid }) => !explained.has(uid));
  const people = rows.newPeople.all();
  const refusedPeople = people.filter(({ state }) => needsAttention(state)).length;
  return {
    waiting: waiting + people.length - refusedPeople,
    parked: unexplained.filter(({ state }) => state === 'parked').length + refusedPeople,
    // A row in conflict whose question got lost is still a question (P7).
    conflicts: open.length + unexplained.filter(({ state }) => state === 'conflict').length,
    quarantined: set?.total ?? 0,
    lastPulledAt: lastPulledAt(rows),
  };
}
