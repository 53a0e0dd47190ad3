import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type CommandId, conflictIdSchema, type PersonId } from '#shared/domain/ids.ts';
import { decodeTexts, encodeIntents, encodeNewPerson } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import type { RowId } from '../schema/columns.ts';
import { personText } from '../text/personText.ts';
import type { SalvagedConflict, SalvagedEdit, SalvagedEntry, SalvagedPerson } from './salvage.ts';

/** What only carrying over asks of the tables: rows with ids they bring along. */
export function createCarryRows(queries: QueryRunner) {
  return {
    groupsWithOutbox: (): RowId[] =>
      queries
        .all((db) => db.selectFrom('outbox').select('group_id').distinct().orderBy('group_id'))
        .map(({ group_id }) => group_id),
    /** The highest number an outbox row of this file ever had; AUTOINCREMENT keeps it here. */
    lastSeq: (): number => {
      const counted = queries.all((db) => ({
        compile: () =>
          sql<{ seq: number }>`SELECT seq FROM sqlite_sequence WHERE name = 'outbox'`.compile(db),
      }));
      return counted[0]?.seq ?? 0;
    },
    clearOutbox(): void {
      queries.run((db) => db.deleteFrom('outbox'));
      queries.run((db) => db.deleteFrom('conflict').where('resolved_at', 'is', null));
    },
    insertPerson(uid: PersonId, { memberKey, otherEmails, ...person }: SalvagedPerson): void {
      queries.run((db) =>
        db.insertInto('person').values({
          uid,
          member_key: memberKey,
          ...person,
          other_emails: otherEmails,
          search_text: personText({ ...person, otherEmails: decodeTexts(otherEmails) }),
        }),
      );
    },
    /** Leaves somebody whom anything still points at. */
    removePerson(id: RowId): void {
      const stays = queries.all((db) =>
        db.selectFrom('membership').select('id').where('person_id', '=', id).limit(1),
      );
      if (stays.length > 0) return;
      queries.run((db) => db.deleteFrom('person_seen').where('person_id', '=', id));
      queries.run((db) => db.deleteFrom('person').where('id', '=', id));
    },
    insertEdit(edit: SalvagedEdit, undoOf: RowId | null): RowId {
      const { lastInsertRowid } = queries.run((db) =>
        db.insertInto('edit').values({
          uid: edit.uid,
          at: edit.at,
          undone_at: edit.undoneAt,
          undo_of: undoOf,
          undo_depth: edit.undoDepth,
          resolution: edit.resolution,
        }),
      );
      return Number(lastInsertRowid);
    },
    setUndone(id: RowId, undoneAt: number | null): void {
      queries.run((db) => db.updateTable('edit').set({ undone_at: undoneAt }).where('id', '=', id));
    },
    hasCommand: (uid: CommandId): boolean =>
      queries.all((db) =>
        db
          .selectFrom('activity')
          .select('id')
          .where('command_uid', '=', uid)
          .where('args', 'is not', null),
      ).length > 0,
    hasNote: (entry: SalvagedEntry, editRow: RowId, groupRow: RowId | null): boolean =>
      queries.all((db) =>
        db
          .selectFrom('activity')
          .select('id')
          .where('edit_id', '=', editRow)
          .where('group_id', 'is', groupRow)
          .where('kind', '=', entry.kind)
          .where('at', '=', entry.at)
          .where('command_uid', 'is', entry.commandUid),
      ).length > 0,
    setOutcome(uid: CommandId, { outcome, outcomeAt }: SalvagedEntry): void {
      queries.run((db) =>
        db
          .updateTable('activity')
          .set({ outcome, outcome_at: outcomeAt })
          .where('command_uid', '=', uid)
          .where('args', 'is not', null),
      );
    },
    /** The copy of a command that is pending has no end. */
    reopenCommand(uid: CommandId): void {
      queries.run((db) =>
        db
          .updateTable('activity')
          .set({ outcome: null, outcome_at: null })
          .where('command_uid', '=', uid)
          .where('args', 'is not', null),
      );
    },
    insertEntry(
      entry: SalvagedEntry,
      place: { editRow: RowId | null; groupRow: RowId | null },
    ): void {
      const { command, made } = entry;
      queries.run((db) =>
        db.insertInto('activity').values({
          at: entry.at,
          kind: entry.kind,
          edit_id: place.editRow,
          group_id: place.groupRow,
          group_name: entry.groupName,
          command_uid: entry.commandUid,
          command: made === null ? (command?.intent.name ?? null) : 'createPerson',
          version: command === null && made === null ? null : 1,
          args: argsOf(entry),
          inverse: command === null ? null : encodeIntents(command.inverse ?? []),
          detail: entry.detail,
          outcome: entry.outcome,
          outcome_at: entry.outcomeAt,
        }),
      );
    },
    insertConflict(conflict: SalvagedConflict, groupRow: RowId): void {
      const { uid, kind, base, mine, theirs, commands, foundAt } = conflict;
      const isTaken =
        uid !== null &&
        queries.all((db) => db.selectFrom('conflict').select('id').where('uid', '=', uid)).length >
          0;
      queries.run((db) =>
        db.insertInto('conflict').values({
          uid: uid === null || isTaken ? conflictIdSchema.parse(uuid()) : uid,
          group_id: groupRow,
          kind,
          base,
          mine,
          theirs,
          commands: JSON.stringify(commands),
          found_at: foundAt,
          resolved_at: null,
        }),
      );
    },
    /**
     * The next pull starts at the beginning. It counts as the first, so that what it brings is not news; the number
     * of the run goes on, or groups deleted there would not be missed. Who signed in is asked again as well: it may be
     * somebody else than when the copy was made.
     */
    forgetPulls(): void {
      queries.run((db) =>
        db.updateTable('sync_cursor').set({
          cursor: null,
          is_complete: sql.lit(1),
          has_all_pages: sql.lit(0),
          has_unread: sql.lit(0),
          last_success_at: null,
        }),
      );
      queries.run((db) => db.deleteFrom('change_feed'));
      queries.run((db) => db.deleteFrom('identity'));
    },
  };
}

function argsOf({ command, made }: SalvagedEntry): string | null {
  if (made !== null) return encodeNewPerson(made.personId, made.person);
  return command === null ? null : JSON.stringify(command.intent.args);
}

export type CarryRows = ReturnType<typeof createCarryRows>;
