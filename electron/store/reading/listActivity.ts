import type { Intent } from '#shared/commands/command.ts';
import { parseIntent } from '#shared/commands/registry.ts';
import {
  type ActivityEntry,
  type ActivityEntryKind,
  activityKindSchema,
  type SomePeople,
} from '#shared/domain/activity.ts';
import { type DetailPeople, readDetail } from '#shared/domain/activityDetail.ts';
import type { CommandId, GroupId, PersonId } from '#shared/domain/ids.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { decodeInstant, decodeNewPerson } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { concernedPeople } from '../lanes/laneMarks.ts';
import type { ActivityTable, RowId } from '../schema.ts';
import type { PageRequest } from '../workspaceStore.ts';
import { badCursor } from './pageCursor.ts';

/** The time line, newest first. The cursor is the last entry of the page before: newer ones do not move the pages. */
export function listActivity(
  queries: QueryRunner,
  nameOf: (personId: PersonId) => string | null,
  { groupId, limit, cursor }: PageRequest & { groupId: GroupId | null },
): Page<ActivityEntry> {
  const before = cursor === null ? null : placeOf(cursor);
  const groupRow = groupId === null ? null : rowIdOf(queries, groupId);
  const [counted] = queries.all((db) => {
    const all = db.selectFrom('activity as a').select((eb) => eb.fn.countAll<number>().as('total'));
    return groupRow === null ? all : all.where('a.group_id', '=', groupRow);
  });
  const rows = queries.all((db) => {
    let page = db
      .selectFrom('activity as a')
      .leftJoin('roster_group as g', 'g.id', 'a.group_id')
      .selectAll('a')
      .select('g.uid as group_uid')
      .orderBy('a.id', 'desc')
      .limit(limit + 1);
    if (groupRow !== null) page = page.where('a.group_id', '=', groupRow);
    return before === null ? page : page.where('a.id', '<', before);
  });
  const shown = rows.slice(0, limit);
  const items = shown.map((row): ActivityEntry => {
    const kind = activityKindSchema.safeParse(row.kind).data ?? 'other';
    const intent = readSubject(row) ?? (row.edit_id === null ? null : subjectOf(queries, row));
    const detail = readDetail(row.detail);
    const people = (some: DetailPeople) => named(some, nameOf);
    return {
      id: String(row.id),
      at: decodeInstant(row.at),
      origin: isFromServer(kind) ? 'server' : 'here',
      kind,
      groupId: row.group_uid,
      groupName: row.group_name,
      command: intent?.name ?? null,
      ...wordsOf(intent, kind, detail),
      people: people(intent === null ? detail.people : peopleOf(intent)),
      joined: people(detail.joined),
      left: people(detail.left),
      roles: people(detail.roles),
      conflict: detail.conflict,
      choice: detail.choice,
      outcome: row.outcome,
      editId: null,
      canUndo: false,
    };
  });
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last?.id ?? null, total: counted?.total ?? 0 };
}

/** Of a group that was never here: the key that no row has. */
function rowIdOf(queries: QueryRunner, uid: GroupId): RowId {
  const [group] = queries.all((db) =>
    db.selectFrom('roster_group').select('id').where('uid', '=', uid),
  );
  return group?.id ?? 0;
}

function placeOf(cursor: string): number {
  if (!/^[0-9]{1,15}$/.test(cursor)) throw badCursor();
  return Number(cursor);
}

function isFromServer(kind: ActivityEntryKind): boolean {
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

type StoredCommand = Pick<ActivityTable, 'command' | 'version' | 'args'>;

/** What an edit wanted: of a group, or a person to be made. */
type Subject = Intent | { name: 'createPerson'; args: { personId: PersonId; person: NewPerson } };

/** Null for a note, and for a command of a newer Muster: the time line shows what it can. */
function readSubject({ command, version, args }: StoredCommand): Subject | null {
  if (command === null || version === null || args === null) return null;
  try {
    if (command === 'createPerson') return { name: command, args: decodeNewPerson(args) };
    return parseIntent(command, version, JSON.parse(args));
  } catch {
    return null;
  }
}

/** What a note is about: the command it names, or the first one of its edit in this group. */
function subjectOf(
  queries: QueryRunner,
  note: { edit_id: RowId | null; group_id: RowId | null; command_uid: CommandId | null },
): Subject | null {
  const [found] = queries.all((db) => {
    const commands = db
      .selectFrom('activity')
      .select(['command', 'version', 'args'])
      .where('edit_id', '=', note.edit_id)
      .where('group_id', 'is', note.group_id)
      .where('args', 'is not', null)
      .orderBy('id')
      .limit(1);
    return note.command_uid === null
      ? commands
      : commands.where('command_uid', '=', note.command_uid);
  });
  return found === undefined ? null : readSubject(found);
}

function peopleOf(intent: Subject): DetailPeople {
  if (intent.name === 'createPerson') {
    const { personId, person } = intent.args;
    return { count: 1, ids: [personId], names: [person.name] };
  }
  const concerned = concernedPeople(intent);
  const ids = concerned === 'everyone' ? [] : concerned;
  return { count: ids.length, ids, names: [] };
}

function named(
  { count, ids, names }: DetailPeople,
  nameOf: (personId: PersonId) => string | null,
): SomePeople {
  const known = ids.slice(0, 3).flatMap((personId) => nameOf(personId) ?? []);
  return { count, names: known.length > 0 ? known : names.slice(0, 3) };
}

type Words = Pick<
  ActivityEntry,
  'isAdmin' | 'oldName' | 'newName' | 'newDescription' | 'changesDescription'
>;

function wordsOf(
  intent: Subject | null,
  kind: ActivityEntryKind,
  { from, to }: { from: string | null; to: string | null },
): Words {
  const none: Words = {
    isAdmin: null,
    oldName: null,
    newName: null,
    newDescription: null,
    changesDescription: false,
  };
  if (kind === 'groupRenamed') return { ...none, oldName: from, newName: to };
  if (kind === 'groupDescribed') return { ...none, newDescription: to, changesDescription: true };
  switch (intent?.name) {
    case 'createGroup': {
      const { name, description } = intent.args;
      const changesDescription = description !== null;
      return { ...none, newName: name, newDescription: description, changesDescription };
    }
    case 'updateGroup': {
      const { name, description } = intent.args;
      const changesDescription = description !== undefined;
      const newDescription = description ?? null;
      return { ...none, newName: name ?? null, newDescription, changesDescription };
    }
    case 'setAdmin':
      return { ...none, isAdmin: intent.args.isAdmin };
    default:
      return none;
  }
}
