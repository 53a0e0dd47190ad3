import { type Conflict, choicesFor } from '#shared/domain/conflict.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { decodeCommandIds, decodeInstant } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { conflictPeople } from '../lanes/conflictPeople.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { PageRequest } from '../workspaceStore.ts';
import { conflictText } from './conflictText.ts';
import { cursorAfter, offsetOf } from './pageCursor.ts';

/** Open conflicts, oldest first; what becomes of a whole group is asked before anything else about it. */
export function listConflicts(
  queries: QueryRunner,
  rows: Rows,
  request: PageRequest,
): Page<Conflict> {
  const offset = offsetOf(request.cursor);
  const [counted] = queries.all((db) =>
    db
      .selectFrom('conflict')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('resolved_at', 'is', null),
  );
  const found = queries.all((db) =>
    db
      .selectFrom('conflict as c')
      .innerJoin('roster_group as g', 'g.id', 'c.group_id')
      .selectAll('c')
      .select(['g.uid as group_uid', 'g.name as group_name'])
      .where('c.resolved_at', 'is', null)
      // A deletion takes the place of its group's oldest conflict, in front of it.
      .orderBy((eb) =>
        eb
          .case()
          .when('c.kind', '=', 'groupDeleted')
          .then(
            eb
              .selectFrom('conflict as o')
              .select((oldest) => oldest.fn.min('o.id').as('id'))
              .whereRef('o.group_id', '=', 'c.group_id')
              .where('o.resolved_at', 'is', null),
          )
          .else(eb.ref('c.id'))
          .end(),
      )
      .orderBy((eb) => eb('c.kind', '=', 'groupDeleted'), 'desc')
      .limit(request.limit)
      .offset(offset),
  );
  const items = found.map((row): Conflict => {
    const commands = new Set(decodeCommandIds(row.commands));
    const held = rows.outbox
      .ofGroup(row.group_id)
      .filter(({ command }) => commands.has(command.id));
    const people = conflictPeople(row.kind, held, membersOf(rows, row.group_id));
    return {
      id: row.uid,
      kind: row.kind,
      groupId: row.group_uid,
      groupName: row.group_name,
      foundAt: decodeInstant(row.found_at),
      commandIds: held.map(({ command }) => command.id),
      peopleCount: people.length,
      peopleNames: people.slice(0, 3).flatMap((personId) => rows.people.nameOf(personId) ?? []),
      base: conflictText(row.base),
      mine: conflictText(row.mine),
      theirs: conflictText(row.theirs),
      choices: [...choicesFor(row.kind)],
    };
  });
  const total = counted?.total ?? 0;
  return { items, nextCursor: cursorAfter(offset, found.length, total), total };
}

/** Whether the stored copy has somebody; it is read only when that is asked. */
function membersOf(rows: Rows, groupRow: RowId): (personId: PersonId) => boolean {
  let members: ReadonlyMap<PersonId, unknown> | null = null;
  return (personId) => {
    members ??= rows.copies.read(groupRow, new Map())?.members ?? new Map();
    return members.has(personId);
  };
}
