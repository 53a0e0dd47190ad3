import type { OutboxState } from '#shared/domain/change.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { Rows } from '../repositories/rows.ts';
import type { SyncCounts } from '../syncPorts.ts';

/** What is open, counted in rows of the outbox: the same rows that the list of changes shows. */
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
  const sum = (isCounted: (state: OutboxState) => boolean) =>
    states.reduce((total, row) => (isCounted(row.state) ? total + row.total : total), 0);
  const peopleAt = rows.cursors.read('people')?.lastSuccessAt ?? null;
  const groupsAt = rows.cursors.read('groups')?.lastSuccessAt ?? null;
  return {
    waiting: sum((state) => state !== 'parked' && state !== 'conflict'),
    parked: sum((state) => state === 'parked'),
    conflicts: sum((state) => state === 'conflict'),
    quarantined: set?.total ?? 0,
    // A full pull is people, then groups.
    lastPulledAt: peopleAt === null ? null : groupsAt,
  };
}
