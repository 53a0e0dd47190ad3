import Database from 'better-sqlite3';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { RosterOrder, RosterRow } from '#shared/domain/roster.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { createQueryRunner } from './database/queryRunner.ts';
import { explainError, explaining } from './database/storeErrors.ts';
import { asRosterRow, countRoster, selectRoster } from './reading/rosterQuery.ts';

export interface StoreReader {
  /**
   * A group's roster as it is at this moment, row by row: what is committed meanwhile is not in it. One at a time;
   * starting another ends the one before. Throws MusterError `notFound` for a group that is not there.
   */
  iterateRoster(request: {
    groupId: GroupId;
    sort: RosterOrder;
    personIds: readonly PersonId[] | null;
  }): { total: number; groupName: string; rows: Iterable<RosterRow> };
  close(): void;
}

/**
 * A connection of its own for a worker: it never makes an edit wait, and can write nothing. Throws MusterError
 * `fileDenied` or `storeCorrupt`.
 */
export function openReadOnly(file: string): StoreReader {
  const database = explaining(
    () => new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 }),
  );
  const queries = createQueryRunner(database);
  let endLast = () => {};

  return {
    iterateRoster({ groupId, sort, personIds }) {
      endLast();
      // One snapshot for the name, the count and the rows.
      explaining(() => database.exec('BEGIN'));
      let isOpen = true;
      let iterator: Iterator<Parameters<typeof asRosterRow>[0]> | null = null;
      const end = () => {
        if (!isOpen) return;
        isOpen = false;
        iterator?.return?.();
        database.exec('COMMIT');
      };
      endLast = end;
      try {
        const [group] = explaining(() =>
          queries.all((db) =>
            db
              .selectFrom('roster_group')
              .select(['id', 'name'])
              .where('uid', '=', groupId)
              .where('is_present', '=', 1),
          ),
        );
        if (group === undefined) {
          throw new MusterError('notFound', 'This group is not there any more.', { groupId });
        }
        const filter = { source: { groupRow: group.id }, personIds };
        const total = explaining(() => countRoster(queries, filter));
        const rows = function* () {
          try {
            const found = queries.iterate((db) =>
              selectRoster(db, filter, { order: sort, attributes: [] }),
            );
            iterator = found;
            for (const row of found) yield asRosterRow(row, []);
          } catch (error) {
            throw explainError(error);
          } finally {
            end();
          }
        };
        return { total, groupName: group.name, rows: rows() };
      } catch (error) {
        end();
        throw error;
      }
    },
    close() {
      endLast();
      database.close();
    },
  };
}
