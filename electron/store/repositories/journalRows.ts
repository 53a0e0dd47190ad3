import { sql } from 'kysely';
import type { CommandName, Intent } from '#shared/commands/command.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import { decodeIntent } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema/columns.ts';
import type { ActivityKind } from '../schema/ownTables.ts';

/** Something done by hand to one group: an edit, the settling of a conflict, or either withdrawn or back again. */
export interface JournalStep {
  place: number;
  kind: 'edit' | 'resolved' | 'undone' | 'redone';
  editRow: RowId;
  /** Null for a note. */
  intent: Intent | null;
  /** The kind of conflict that a note says was settled. */
  settled: string | null;
}

/**
 * Activity as the order in which things were done by hand, from which undo and redo tell what was built on what. An edit
 * put in the place of another one keeps its place here, as it does in its lane: what came after the other comes after it.
 */
export interface JournalRows {
  /** Where an edit was made; null for an edit that is not in it. */
  placeOfCommit(editRow: RowId): number | null;
  /** Where an edit was withdrawn last; null when it never was. */
  placeOfWithdrawal(editRow: RowId): number | null;
  /** What was done to a group by hand after that place, in order, less what was discarded. */
  stepsSince(groupRow: RowId, place: number): JournalStep[];
  /** The command whose place in the journal this one has: its own, but for one that was put in the place of another. */
  placeHolder(commandUid: CommandId): CommandId;
}

export function createJournalRows(queries: QueryRunner): JournalRows {
  const place = sql<number>`coalesce((
    SELECT amended.id FROM activity AS amended
    WHERE amended.command_uid = json_extract(a.detail, '$.amends') AND amended.args IS NOT NULL
  ), a.id)`;
  const lastOf = (...kinds: ActivityKind[]) =>
    queries.prepare((p: { editRow: RowId }, db) =>
      db
        .selectFrom('activity as a')
        .select((eb) => eb.fn.max<number | null>(place).as('place'))
        .where('a.edit_id', '=', p.editRow)
        .where('a.kind', 'in', kinds),
    );
  const placeOfCommit = lastOf('edit', 'resolved');
  const placeOfWithdrawal = lastOf('undone');
  const stepsSince = queries.prepare((p: { groupRow: RowId; place: number }, db) =>
    db
      .selectFrom('activity as a')
      .select(['a.kind', 'a.edit_id', 'a.command', 'a.version', 'a.args'])
      .select(place.as('place'))
      .select(sql<string | null>`json_extract(a.detail, '$.kind')`.as('settled'))
      .where('a.group_id', '=', p.groupRow)
      .where('a.edit_id', 'is not', null)
      .where('a.id', '>', p.place)
      .where('a.kind', 'in', ['edit', 'resolved', 'undone', 'redone'])
      .where((eb) => eb.or([eb('a.outcome', 'is', null), eb('a.outcome', '<>', 'discarded')]))
      .orderBy('a.id'),
  );
  const amends = queries.prepare((p: { commandUid: CommandId }, db) =>
    db
      .selectFrom('activity')
      .select(sql<CommandId | null>`json_extract(detail, '$.amends')`.as('uid'))
      .where('command_uid', '=', p.commandUid)
      .where('args', 'is not', null),
  );

  return {
    placeOfCommit: (editRow) => placeOfCommit.get({ editRow })?.place ?? null,
    placeOfWithdrawal: (editRow) => placeOfWithdrawal.get({ editRow })?.place ?? null,
    stepsSince: (groupRow, since) =>
      stepsSince
        .all({ groupRow, place: since })
        .filter((row) => row.place > since)
        .flatMap(decodeStep)
        .sort((one, other) => one.place - other.place),
    placeHolder: (commandUid) => amends.get({ commandUid })?.uid ?? commandUid,
  };
}

function decodeStep(row: {
  place: number;
  kind: ActivityKind;
  edit_id: RowId | null;
  command: CommandName | 'createPerson' | null;
  version: number | null;
  args: string | null;
  settled: string | null;
}): JournalStep[] {
  const { place, kind, edit_id, command, version, args, settled } = row;
  if (edit_id === null || !isStepKind(kind)) return [];
  const isNote = command === null || version === null || args === null;
  const intent = isNote ? null : decodeIntent(command, version, args);
  return [{ place, kind, editRow: edit_id, intent, settled }];
}

function isStepKind(kind: ActivityKind): kind is JournalStep['kind'] {
  return kind === 'edit' || kind === 'resolved' || kind === 'undone' || kind === 'redone';
}
