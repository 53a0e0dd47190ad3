import type { ExportLine, ExportNeeds, ExportPart } from '#shared/domain/exportReading.ts';
import type { StaysFilter } from '#shared/domain/stay.ts';
import { selectStays } from '../reading/listStays.ts';
import type { ExportedGroup } from './exportedGroups.ts';
import { type LineDecoder, neededColumns, personColumns } from './lineColumns.ts';
import type { Snapshot } from './snapshot.ts';

/** The history of a group, a line for each stay: what happened last comes first, as on the screen. */
export function readStays(
  snapshot: Snapshot,
  wish: { group: ExportedGroup; filter: StaysFilter; text: string; needs: ExportNeeds },
  decode: LineDecoder,
): ExportPart {
  const { group, needs } = wish;
  const [counted] = snapshot.queries.all((db) =>
    selectStays(db, group.id, wish).select((eb) => eb.fn.countAll<number>().as('total')),
  );
  function* lines(): Generator<ExportLine> {
    const rows = snapshot.stream((db) =>
      selectStays(db, group.id, wish)
        .innerJoin('person as p', 'p.id', 's.person_id')
        .select(['s.is_admin', 's.joined_at', 's.left_at', 's.sync_mark'])
        .select(personColumns)
        .select(neededColumns(needs))
        .orderBy('s.last_event', (order) => order.desc().nullsLast())
        .orderBy('s.id', 'desc'),
    );
    for (const row of rows) yield decode.member(row);
  }
  return { name: group.name, total: counted?.total ?? 0, lines: lines() };
}
