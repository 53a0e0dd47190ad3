import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId, Standing } from '../schema/columns.ts';

interface Known {
  id: RowId;
  uid: PersonId;
}

/** Two rows that turn out to be one person. */
export interface IdentityRows {
  /**
   * Everything that says `twin`, stays, copies, unsent edits and their history, says `person` from now on, and the twin's
   * row goes. An unsent stay of the person gives way to one of the twin in the same group, so that group has to be folded
   * again. Returns the groups in which the twin was.
   */
  merge(twin: Known, person: Known): { id: RowId; uid: GroupId }[];
}

const open = sql.lit<Standing>('open');

export function createIdentityRows(queries: QueryRunner): IdentityRows {
  return {
    merge(twin, person) {
      const groups = queries.all((db) =>
        db
          .selectFrom('roster_group as g')
          .select(['g.id', 'g.uid'])
          .where((eb) =>
            eb.or([eb('g.id', 'in', stays(twin.id)), eb('g.id', 'in', copies(twin.id))]),
          ),
      );
      queries.run((db) =>
        db
          .deleteFrom('membership')
          .where('person_id', '=', person.id)
          .where('standing', '=', open)
          .where('group_id', 'in', openStays(twin.id)),
      );
      queries.run((db) =>
        db.updateTable('membership').set({ person_id: person.id }).where('person_id', '=', twin.id),
      );
      queries.run((db) =>
        db
          .updateTable('base_membership')
          .set({ person_id: person.id })
          .where('person_id', '=', twin.id),
      );
      // Ids stand in JSON as they are, and nothing but an id looks like one.
      const renamed = (column: string) =>
        sql<string>`replace(${sql.ref(column)}, ${twin.uid}, ${person.uid})`;
      const names = (column: string) => sql<SqlBool>`instr(${sql.ref(column)}, ${twin.uid}) > 0`;
      queries.run((db) =>
        db
          .updateTable('outbox')
          .set({ args: renamed('args') })
          .where(names('args')),
      );
      queries.run((db) =>
        db
          .updateTable('activity')
          .set({ args: renamed('args') })
          .where(names('args')),
      );
      queries.run((db) =>
        db
          .updateTable('activity')
          .set({ inverse: renamed('inverse') })
          .where(names('inverse')),
      );
      queries.run((db) =>
        db
          .updateTable('activity')
          .set({ detail: renamed('detail') })
          .where(names('detail')),
      );
      queries.run((db) =>
        db
          .updateTable('edit')
          .set({ resolution: renamed('resolution') })
          .where(names('resolution')),
      );
      for (const { id } of groups) {
        queries.run((db) =>
          db
            .updateTable('roster_group')
            .set({ member_count: openCount(id) })
            .where('id', '=', id),
        );
      }
      return groups;
    },
  };
}

function stays(personRow: RowId): RawBuilder<RowId> {
  return sql<RowId>`(SELECT group_id FROM membership WHERE person_id = ${personRow})`;
}

function openStays(personRow: RowId): RawBuilder<RowId> {
  return sql<RowId>`(
    SELECT group_id FROM membership WHERE person_id = ${personRow} AND standing = ${open}
  )`;
}

function copies(personRow: RowId): RawBuilder<RowId> {
  return sql<RowId>`(SELECT group_id FROM base_membership WHERE person_id = ${personRow})`;
}

function openCount(groupRow: RowId): RawBuilder<number> {
  return sql<number>`(
    SELECT count(*) FROM membership WHERE group_id = ${groupRow} AND standing = ${open}
  )`;
}
