import type { Command, CommandName, Intent } from '#shared/commands/command.ts';
import type { CommandId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import { decodeIntents, encodeInstant, encodeIntents } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { ActivityKind, ActivityOutcome, RowId } from '../schema.ts';

/** The kept copy of one command. */
export interface CommandRecord {
  kind: ActivityKind;
  groupRow: RowId;
  commandUid: CommandId;
  command: CommandName;
  /** JSON, as it was when the edit was made. */
  args: string;
  inverse: Intent[];
  outcome: ActivityOutcome | null;
}

export interface ActivityNote {
  kind: ActivityKind;
  at: Instant;
  groupRow: RowId | null;
  groupName: string | null;
  editRow?: RowId;
  commandUid?: CommandId;
  detail?: Readonly<Record<string, string | number | null>>;
}

export interface ActivityRows {
  /** The copy of a command that P2 promises, and the way back. */
  recordCommand(record: {
    kind: 'edit' | 'recreated';
    editRow: RowId;
    groupRow: RowId;
    groupName: string;
    command: Command;
    inverse: readonly Intent[];
  }): void;
  note(note: ActivityNote): void;
  commandsOf(editRow: RowId): CommandRecord[];
  /** The command left the outbox. */
  finish(commandUid: CommandId, outcome: ActivityOutcome, at: Instant): void;
  /** Whether a later edit of the group stands: made after this one, not undone, discarded or neutral. */
  hasLaterEdit(groupRow: RowId, editRow: RowId): boolean;
  /** Drops what left the outbox, or happened, before that time; what is still to be sent stays. */
  prune(before: Instant): void;
}

export function createActivityRows(queries: QueryRunner): ActivityRows {
  const insert = queries.prepare(
    (
      p: {
        at: number;
        kind: ActivityKind;
        editRow: RowId | null;
        groupRow: RowId | null;
        groupName: string | null;
        commandUid: CommandId | null;
        command: CommandName | null;
        version: number | null;
        args: string | null;
        inverse: string | null;
        detail: string;
      },
      db,
    ) =>
      db.insertInto('activity').values({
        at: p.at,
        kind: p.kind,
        edit_id: p.editRow,
        group_id: p.groupRow,
        group_name: p.groupName,
        command_uid: p.commandUid,
        command: p.command,
        version: p.version,
        args: p.args,
        inverse: p.inverse,
        detail: p.detail,
        outcome: null,
        outcome_at: null,
      }),
  );
  const commandsOf = queries.prepare((p: { editRow: RowId }, db) =>
    db
      .selectFrom('activity')
      .select(['kind', 'group_id', 'command_uid', 'command', 'args', 'inverse', 'outcome'])
      .where('edit_id', '=', p.editRow)
      .where('args', 'is not', null)
      .orderBy('id'),
  );
  const finish = queries.prepare(
    (p: { commandUid: CommandId; outcome: ActivityOutcome; at: number }, db) =>
      db
        .updateTable('activity')
        .set({ outcome: p.outcome, outcome_at: p.at })
        .where('command_uid', '=', p.commandUid)
        .where('args', 'is not', null),
  );
  const laterEdit = queries.prepare((p: { groupRow: RowId; editRow: RowId }, db) =>
    db
      .selectFrom('activity as a')
      .innerJoin('edit as e', 'e.id', 'a.edit_id')
      .select('a.id')
      .where('a.group_id', '=', p.groupRow)
      .where('a.edit_id', '>', p.editRow)
      .where('a.kind', '=', 'edit')
      .where('e.undone_at', 'is', null)
      // An odd depth takes another edit back: the two together change nothing.
      .where((eb) => eb(eb('e.undo_depth', '%', 2), '=', 0))
      .where((eb) =>
        eb.or([eb('a.outcome', 'is', null), eb('a.outcome', 'not in', ['discarded', 'undone'])]),
      )
      .limit(1),
  );
  const prune = queries.prepare((p: { before: number }, db) =>
    db
      .deleteFrom('activity')
      .where((eb) =>
        eb.or([
          eb('outcome_at', '<', p.before),
          eb.and([eb('args', 'is', null), eb('at', '<', p.before)]),
        ]),
      ),
  );
  const pruneEdits = queries.prepare((p: { before: number }, db) =>
    db
      .deleteFrom('edit')
      .where('at', '<', p.before)
      .where('id', 'not in', (eb) => eb.selectFrom('outbox').select('edit_id'))
      .where('id', 'not in', (eb) =>
        eb
          .selectFrom('activity')
          .select((activity) => activity.ref('edit_id').$notNull().as('edit_id'))
          .where('edit_id', 'is not', null),
      ),
  );
  const pruneConflicts = queries.prepare((p: { before: number }, db) =>
    db.deleteFrom('conflict').where('resolved_at', '<', p.before),
  );

  return {
    recordCommand({ kind, editRow, groupRow, groupName, command, inverse }) {
      insert.run({
        at: encodeInstant(command.at),
        kind,
        editRow,
        groupRow,
        groupName,
        commandUid: command.id,
        command: command.name,
        version: command.version,
        args: JSON.stringify(command.args),
        inverse: encodeIntents(inverse),
        detail: '{}',
      });
    },
    note({ kind, at, groupRow, groupName, editRow, commandUid, detail }) {
      insert.run({
        at: encodeInstant(at),
        kind,
        editRow: editRow ?? null,
        groupRow,
        groupName,
        commandUid: commandUid ?? null,
        command: null,
        version: null,
        args: null,
        inverse: null,
        detail: JSON.stringify(detail ?? {}),
      });
    },
    commandsOf: (editRow) => commandsOf.all({ editRow }).flatMap(decode),
    finish(commandUid, outcome, at) {
      finish.run({ commandUid, outcome, at: encodeInstant(at) });
    },
    hasLaterEdit: (groupRow, editRow) => laterEdit.get({ groupRow, editRow }) !== undefined,
    prune(before) {
      const params = { before: encodeInstant(before) };
      prune.run(params);
      pruneEdits.run(params);
      pruneConflicts.run(params);
    },
  };
}

function decode(row: {
  kind: ActivityKind;
  group_id: RowId | null;
  command_uid: CommandId | null;
  command: CommandName | null;
  args: string | null;
  inverse: string | null;
  outcome: ActivityOutcome | null;
}): CommandRecord[] {
  const { kind, group_id, command_uid, command, args, inverse, outcome } = row;
  // A row without these is a note, not the copy of a command.
  if (group_id === null || command_uid === null || command === null || args === null) return [];
  return [
    {
      kind,
      groupRow: group_id,
      commandUid: command_uid,
      command,
      args,
      inverse: inverse === null ? [] : decodeIntents(inverse),
      outcome,
    },
  ];
}
