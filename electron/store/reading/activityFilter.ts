import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type ActivityEntryKind, activityKindSchema } from '#shared/domain/activity.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { Params } from '#shared/ipc/contract.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema/columns.ts';

/** Which entries of the time line are wanted; what is left out, or null, lets everything through. */
export type ActivityFilter = Partial<
  Pick<Params<'activity.list'>, 'groupId' | 'personId' | 'kinds' | 'origin'>
>;

/** Conditions on `activity as a`. */
export function readActivityFilter(
  queries: QueryRunner,
  { groupId = null, personId = null, kinds = null, origin = null }: ActivityFilter,
): RawBuilder<SqlBool>[] {
  const ofGroup = groupId === null ? [] : [sql<SqlBool>`a.group_id = ${rowIdOf(queries, groupId)}`];
  const ofPerson = personId === null ? [] : [isAmong(entriesAbout(queries, personId))];
  return [...ofGroup, ...ofPerson, ...ofKinds(kinds, origin)];
}

/** Of a group that was never here: the key that no row has. */
function rowIdOf(queries: QueryRunner, uid: GroupId): RowId {
  const [group] = queries.all((db) =>
    db.selectFrom('roster_group').select('id').where('uid', '=', uid),
  );
  return group?.id ?? 0;
}

function isAmong(ids: readonly RowId[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`a.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

/**
 * What names somebody: edits, what was noticed of them, and the notes on those edits. Every entry is looked through: 60 ms
 * for 20,000 of which 70 name 5,000 people each; a table of who is named where would make each of those edits 40 ms
 * longer. Of a change on the server that concerned more than 200 people, the others are only counted.
 */
function entriesAbout(queries: QueryRunner, personId: PersonId): RowId[] {
  // Ids stand in JSON as they are, and nothing but an id looks like one.
  const pattern = `%${personId}%`;
  const naming = queries.all((db) =>
    db
      .selectFrom('activity')
      .select(['id', 'edit_id', 'group_id', 'command_uid'])
      .select((eb) => eb('args', 'is', null).as('is_note'))
      .where(sql<SqlBool>`(args LIKE ${pattern} OR detail LIKE ${pattern})`),
  );
  const commands = naming.filter(({ edit_id, is_note }) => edit_id !== null && !is_note);
  const edits = JSON.stringify(commands.map(({ edit_id }) => edit_id));
  const notes = queries.all((db) =>
    db
      .selectFrom('activity')
      .select(['id', 'edit_id', 'group_id', 'command_uid'])
      .where('args', 'is', null)
      .where(sql<SqlBool>`edit_id IN (SELECT value FROM json_each(${edits}))`),
  );
  const onThem = notes.filter((note) =>
    commands.some(
      ({ edit_id, group_id, command_uid }) =>
        edit_id === note.edit_id &&
        group_id === note.group_id &&
        (note.command_uid === null || note.command_uid === command_uid),
    ),
  );
  return [...naming, ...onThem].map(({ id }) => id);
}

function ofKinds(
  kinds: readonly ActivityEntryKind[] | null,
  origin: 'here' | 'server' | null,
): RawBuilder<SqlBool>[] {
  if (kinds === null && origin === null) return [];
  const wanted = activityKindSchema.options.filter(
    (kind) =>
      (kinds?.includes(kind) ?? true) &&
      (origin === null || isFromServer(kind) === (origin === 'server')),
  );
  const named = sql<SqlBool>`a.kind IN (${sql.join(wanted)})`;
  // A kind of a newer Muster has a name of its own in the file.
  const known = sql.join(activityKindSchema.options);
  return [wanted.includes('other') ? sql<SqlBool>`(${named} OR a.kind NOT IN (${known}))` : named];
}

/** Learned from the server, or done here. */
export function isFromServer(kind: ActivityEntryKind): boolean {
  switch (kind) {
    case 'conflict':
    case 'groupAppeared':
    case 'groupRenamed':
    case 'groupDescribed':
    case 'groupDeleted':
    case 'peopleChanged':
    case 'personAppeared':
    case 'personGone':
      return true;
    case 'edit':
    case 'undone':
    case 'redone':
    case 'discarded':
    case 'retried':
    case 'recreated':
    case 'resolved':
    case 'other':
      return false;
  }
}
