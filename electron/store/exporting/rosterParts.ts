import type { ExportLine, ExportNeeds, ExportPart } from '#shared/domain/exportReading.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { RosterOrder } from '#shared/domain/roster.ts';
import type { Instant } from '#shared/domain/time.ts';
import { countRoster, type RosterFilter, selectRoster } from '../reading/rosterQuery.ts';
import { findStaysAt } from '../reading/staysAt.ts';
import { searchTerms } from '../text/searchTerms.ts';
import type { ExportedGroup } from './exportedGroups.ts';
import { type LineDecoder, neededColumns } from './lineColumns.ts';
import type { Snapshot } from './snapshot.ts';

export interface RosterWish {
  /** Null: now. */
  at: Instant | null;
  filter: string;
  /** Only these, whatever the filter says. */
  personIds: readonly PersonId[] | null;
  sort: RosterOrder;
}

/** The roster of one group. */
export function readRoster(
  snapshot: Snapshot,
  { group, wish, needs }: { group: ExportedGroup; wish: RosterWish; needs: ExportNeeds },
  decode: LineDecoder,
): ExportPart {
  const { queries } = snapshot;
  const filter: RosterFilter = {
    source:
      wish.at === null
        ? { groupRow: group.id }
        : { stayIds: findStaysAt(queries, group, wish.at).map(({ id }) => id) },
    ...(wish.personIds === null
      ? { patterns: searchTerms(wish.filter).patterns }
      : { personIds: wish.personIds }),
  };
  function* lines(): Generator<ExportLine> {
    const rows = snapshot.stream((db) =>
      selectRoster(db, filter, { order: wish.sort, attributes: needs.attributes }).select(
        neededColumns(needs),
      ),
    );
    for (const row of rows) yield decode.member(row);
  }
  return { name: group.name, total: countRoster(queries, filter), lines: lines() };
}
