import type { InferResult } from 'kysely';
import type { PendingChange } from '#shared/domain/change.ts';
import type { CommandId, PersonId } from '#shared/domain/ids.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { decodeCommandIds, decodeInstant, decodeInstantOrNull, decodeIntent } from '../codecs.ts';
import type { QueryBuilder, QueryRunner } from '../database/queryRunner.ts';
import { concernedPeople, needsAttention } from '../lanes/laneMarks.ts';
import type { StoredNewPerson } from '../repositories/newPersonRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { PageRequest } from '../workspaceStore.ts';
import { conflictText } from './conflictText.ts';
import { cursorAfter, offsetOf } from './pageCursor.ts';
import { readPeople } from './readPeople.ts';

/** What is to be sent, in that order, with the names a screen needs: people first, then the pending rows of groups. */
export function listChanges(
  queries: QueryRunner,
  rows: Pick<Rows, 'people' | 'newPeople'>,
  request: PageRequest,
): Page<PendingChange> {
  const offset = offsetOf(request.cursor);
  const everybody = rows.newPeople.all();
  const people = everybody.slice(offset, offset + request.limit);
  const groupOffset = Math.max(0, offset - everybody.length);
  const ofGroups = listOfGroups(queries, rows.people.nameOf, {
    limit: request.limit - people.length,
    offset: groupOffset,
  });
  const items = [...people.map(asChange), ...ofGroups.items];
  const total = everybody.length + ofGroups.total;
  return { items, nextCursor: cursorAfter(offset, items.length, total), total };
}

function asChange(making: StoredNewPerson): PendingChange {
  const { commandUid, editId, at, person, state, nextAttemptAt, lastFailure } = making;
  return {
    id: commandUid,
    editId,
    at,
    groupId: null,
    groupName: '',
    command: 'createPerson',
    newName: person.name,
    newDescription: null,
    changesDescription: false,
    isAdmin: null,
    peopleCount: 1,
    peopleNames: [person.name],
    state,
    nextAttemptAt,
    failureKind: lastFailure?.kind ?? null,
    serverMessage: lastFailure?.serverMessage ?? null,
    serverStatus: lastFailure?.status ?? null,
    serverCode: lastFailure?.serverCode ?? null,
    conflict: null,
  };
}

/** One pending change, with everybody it is about; null: it is not waiting (any more). */
export function readChange(
  queries: QueryRunner,
  rows: Pick<Rows, 'people' | 'newPeople'>,
  commandId: CommandId,
): (PendingChange & { people: Person[] }) | null {
  const making = rows.newPeople.ofCommand(commandId);
  if (making !== null) {
    return { ...asChange(making), people: readPeople(queries, [making.personId]) };
  }
  const found = queries.all((db) => pendingRows(db).where('o.uid', '=', commandId));
  const [change] = describeRows(queries, rows.people.nameOf, found);
  const [row] = found;
  if (change === undefined || row === undefined) return null;
  const concerned = concernedPeople(decodeIntent(row.command, row.version, row.args));
  return { ...change, people: concerned === 'everyone' ? [] : readPeople(queries, concerned) };
}

function listOfGroups(
  queries: QueryRunner,
  nameOf: (personId: PersonId) => string | null,
  { limit, offset }: { limit: number; offset: number },
): { items: PendingChange[]; total: number } {
  const [counted] = queries.all((db) =>
    db.selectFrom('outbox').select((eb) => eb.fn.countAll<number>().as('total')),
  );
  const rows = queries.all((db) => pendingRows(db).orderBy('o.seq').limit(limit).offset(offset));
  return { items: describeRows(queries, nameOf, rows), total: counted?.total ?? 0 };
}

function pendingRows(db: QueryBuilder) {
  return db
    .selectFrom('outbox as o')
    .innerJoin('edit as e', 'e.id', 'o.edit_id')
    .innerJoin('roster_group as g', 'g.id', 'o.group_id')
    .selectAll('o')
    .select(['e.uid as edit_uid', 'g.uid as group_uid', 'g.name as group_name']);
}

type PendingRow = InferResult<ReturnType<typeof pendingRows>>[number];

function describeRows(
  queries: QueryRunner,
  nameOf: (personId: PersonId) => string | null,
  rows: readonly PendingRow[],
): PendingChange[] {
  const conflicts = openConflicts(queries);
  return rows.map((row): PendingChange => {
    const intent = decodeIntent(row.command, row.version, row.args);
    const concerned = concernedPeople(intent);
    const people = concerned === 'everyone' ? [] : concerned;
    return {
      id: row.uid,
      editId: row.edit_uid,
      at: decodeInstant(row.at),
      groupId: row.group_uid,
      groupName: row.group_name,
      command: intent.name,
      ...newFields(intent),
      isAdmin: intent.name === 'setAdmin' ? intent.args.isAdmin : null,
      peopleCount: people.length,
      peopleNames: people.slice(0, 3).flatMap((personId) => nameOf(personId) ?? []),
      state: row.state,
      nextAttemptAt: decodeInstantOrNull(row.next_attempt_at),
      failureKind: row.failure_kind,
      serverMessage: row.failure_message,
      serverStatus: row.failure_status,
      serverCode: row.failure_code,
      conflict: needsAttention(row.state) ? conflicts(row.group_id, row.uid) : null,
    };
  });
}

function newFields(intent: ReturnType<typeof decodeIntent>) {
  if (intent.name === 'createGroup') {
    const { name, description } = intent.args;
    return { newName: name, newDescription: description, changesDescription: description !== null };
  }
  if (intent.name === 'updateGroup') {
    const { name, description } = intent.args;
    return {
      newName: name ?? null,
      newDescription: description ?? null,
      changesDescription: description !== undefined,
    };
  }
  return { newName: null, newDescription: null, changesDescription: false };
}

/** The open conflict that holds a row up; of several, the one to settle first. */
function openConflicts(queries: QueryRunner) {
  const open = queries
    .all((db) =>
      db
        .selectFrom('conflict')
        .select(['group_id', 'kind', 'base', 'mine', 'theirs', 'commands'])
        .where('resolved_at', 'is', null)
        // What becomes of the whole group is asked before what becomes of its name.
        .orderBy((eb) => eb('kind', '=', 'groupDeleted'), 'desc')
        .orderBy('id'),
    )
    .map((row) => ({ ...row, commands: decodeCommandIds(row.commands) }));
  return (groupRow: RowId, uid: PendingChange['id']): PendingChange['conflict'] => {
    const found = open.find(
      ({ group_id, commands }) => group_id === groupRow && commands.includes(uid),
    );
    if (found === undefined) return null;
    const { kind, base, mine, theirs } = found;
    return {
      kind,
      base: conflictText(base),
      mine: conflictText(mine),
      theirs: conflictText(theirs),
    };
  };
}
