import type { Command, CommandName, Intent } from '#shared/commands/command.ts';
import type { CommandId, PersonId } from '#shared/domain/ids.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import type { Instant } from '#shared/domain/time.ts';
import {
  decodeIntent,
  decodeIntents,
  decodeNewPerson,
  encodeInstant,
  encodeIntents,
  encodeNewPerson,
} from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema/columns.ts';
import type { ActivityKind, ActivityOutcome } from '../schema/ownTables.ts';

/** The kept copy of one command. */
export interface CommandRecord {
  kind: ActivityKind;
  groupRow: RowId;
  commandUid: CommandId;
  /** What was done, as it was when the edit was made. */
  intent: Intent;
  /** What takes it back, in order. */
  inverse: Intent[];
  outcome: ActivityOutcome | null;
}

/** The kept copy of somebody made here. */
export interface PersonRecord {
  commandUid: CommandId;
  personId: PersonId;
  person: NewPerson;
  outcome: ActivityOutcome | null;
}

export interface ActivityNote {
  kind: ActivityKind;
  at: Instant;
  groupRow: RowId | null;
  groupName: string | null;
  editRow?: RowId;
  commandUid?: CommandId;
  detail?: Readonly<Record<string, string | number | null | readonly string[]>>;
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
    /** The command in whose place this one was put, and whose place in the journal it keeps. */
    amends?: CommandId;
  }): void;
  /** The same of a person to be made. */
  recordPerson(record: {
    editRow: RowId;
    commandUid: CommandId;
    personId: PersonId;
    person: NewPerson;
    at: Instant;
  }): void;
  note(note: ActivityNote): void;
  /** Whom the edit made, in order. */
  makingsOf(editRow: RowId): PersonRecord[];
  commandsOf(editRow: RowId): CommandRecord[];
  /** Writes what would take a command back now. */
  setInverse(commandUid: CommandId, inverse: readonly Intent[]): void;
  /** The command left the outbox. */
  finish(commandUid: CommandId, outcome: ActivityOutcome, at: Instant): void;
  /** The command is in the outbox again. */
  resume(commandUid: CommandId): void;
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
        command: CommandName | 'createPerson' | null;
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
      .select([
        'kind',
        'group_id',
        'command_uid',
        'command',
        'version',
        'args',
        'inverse',
        'outcome',
      ])
      .where('edit_id', '=', p.editRow)
      .where('group_id', 'is not', null)
      .where('args', 'is not', null)
      .orderBy('id'),
  );
  const makingsOf = queries.prepare((p: { editRow: RowId }, db) =>
    db
      .selectFrom('activity')
      .select(['command_uid', 'args', 'outcome'])
      .where('edit_id', '=', p.editRow)
      .where('command', '=', 'createPerson')
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
  const resume = queries.prepare((p: { commandUid: CommandId }, db) =>
    db
      .updateTable('activity')
      .set({ outcome: null, outcome_at: null })
      .where('command_uid', '=', p.commandUid)
      .where('args', 'is not', null),
  );
  const setInverse = queries.prepare((p: { commandUid: CommandId; inverse: string }, db) =>
    db
      .updateTable('activity')
      .set({ inverse: p.inverse })
      .where('command_uid', '=', p.commandUid)
      .where('args', 'is not', null),
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
      .where('id', 'not in', (eb) => eb.selectFrom('new_person').select('edit_id'))
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
    recordCommand({ kind, editRow, groupRow, groupName, command, inverse, amends }) {
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
        detail: JSON.stringify(amends === undefined ? {} : { amends }),
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
    recordPerson({ editRow, commandUid, personId, person, at }) {
      insert.run({
        at: encodeInstant(at),
        kind: 'edit',
        editRow,
        groupRow: null,
        groupName: null,
        commandUid,
        command: 'createPerson',
        version: 1,
        args: encodeNewPerson(personId, person),
        inverse: null,
        detail: '{}',
      });
    },
    makingsOf: (editRow) =>
      makingsOf
        .all({ editRow })
        .flatMap(({ command_uid: commandUid, args, outcome }) =>
          commandUid === null || args === null
            ? []
            : [{ commandUid, ...decodeNewPerson(args), outcome }],
        ),
    commandsOf: (editRow) => commandsOf.all({ editRow }).flatMap(decode),
    setInverse(commandUid, inverse) {
      setInverse.run({ commandUid, inverse: encodeIntents(inverse) });
    },
    finish(commandUid, outcome, at) {
      finish.run({ commandUid, outcome, at: encodeInstant(at) });
    },
    resume(commandUid) {
      resume.run({ commandUid });
    },
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
  command: CommandName | 'createPerson' | null;
  version: number | null;
  args: string | null;
  inverse: string | null;
  outcome: ActivityOutcome | null;
}): CommandRecord[] {
  const { kind, group_id, command_uid, command, version, args, inverse, outcome } = row;
  // A row without these is a note, not the copy of a command.
  if (group_id === null || command_uid === null) return [];
  if (command === null || version === null || args === null) return [];
  return [
    {
      kind,
      groupRow: group_id,
      commandUid: command_uid,
      intent: decodeIntent(command, version, args),
      inverse: inverse === null ? [] : decodeIntents(inverse),
      outcome,
    },
  ];
}
