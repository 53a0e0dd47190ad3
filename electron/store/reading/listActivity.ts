import type { Intent } from '#shared/commands/command.ts';
import { parseIntent } from '#shared/commands/registry.ts';
import {
  type ActivityEntry,
  type ActivityEntryKind,
  activityKindSchema,
  type SomePeople,
} from '#shared/domain/activity.ts';
import { type DetailPeople, readDetail } from '#shared/domain/activityDetail.ts';
import type { CommandId, EditId, PersonId } from '#shared/domain/ids.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import type { Page } from '#shared/ipc/methods/page.ts';
import { decodeInstant, decodeNewPerson } from '../codecs.ts';
import type { QueryRunner } from '../database/queryRunner.ts';
import { concernedPeople } from '../lanes/laneMarks.ts';
import type { RowId } from '../schema/columns.ts';
import type { ActivityTable } from '../schema/ownTables.ts';
import type { PageRequest } from '../workspaceStore.ts';
import { type ActivityFilter, isFromServer, readActivityFilter } from './activityFilter.ts';
import { badCursor } from './pageCursor.ts';

/** The time line, newest first. The cursor is the last entry of the page before: newer ones do not move the pages. */
export function listActivity(
  queries: QueryRunner,
  nameOf: (personId: PersonId) => string | null,
  { limit, cursor, ...filter }: PageRequest & ActivityFilter,
): Page<ActivityEntry> {
  const before = cursor === null ? null : placeOf(cursor);
  const conditions = readActivityFilter(queries, filter);
  const [counted] = queries.all((db) => {
    let all = db.selectFrom('activity as a').select((eb) => eb.fn.countAll<number>().as('total'));
    for (const condition of conditions) all = all.where(condition);
    return all;
  });
  const rows = queries.all((db) => {
    let page = db
      .selectFrom('activity as a')
      .leftJoin('roster_group as g', 'g.id', 'a.group_id')
      .leftJoin('edit as e', 'e.id', 'a.edit_id')
      .leftJoin('edit as t', 't.id', 'e.undo_of')
      .select([
        'a.id',
        'a.at',
        'a.kind',
        'a.edit_id',
        'a.group_id',
        'a.group_name',
        'a.command_uid',
      ])
      .select(['a.command', 'a.version', 'a.args', 'a.detail', 'a.outcome'])
      .select(['g.uid as group_uid', 'e.uid as edit_uid', 'e.undone_at', 'e.undo_depth'])
      .select(['e.resolution', 't.uid as target_uid', 't.undone_at as target_undone_at'])
      .orderBy('a.id', 'desc')
      .limit(limit + 1);
    for (const condition of conditions) page = page.where(condition);
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
      ...editOf(row, intent),
    };
  });
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last?.id ?? null, total: counted?.total ?? 0 };
}

function placeOf(cursor: string): number {
  if (!/^[0-9]{1,15}$/.test(cursor)) throw badCursor();
  return Number(cursor);
}

/** The edit an entry tells of, and whether it still stands, as far as that is told without looking at what came after. */
function editOf(
  row: Pick<ActivityTable, 'kind' | 'outcome'> & {
    edit_uid: EditId | null;
    undone_at: number | null;
    undo_depth: number | null;
    resolution: string | null;
    target_uid: EditId | null;
    target_undone_at: number | null;
  },
  subject: Subject | null,
): Pick<ActivityEntry, 'editId' | 'canUndo'> {
  // What took an edit back was withdrawn: it is the edit taken back that stands again.
  const isOfTarget = row.kind === 'redone' && row.target_uid !== null && isOdd(row.undo_depth);
  const editId = isOfTarget ? row.target_uid : row.edit_uid;
  const isUndone = (isOfTarget ? row.target_undone_at : row.undone_at) !== null;
  if (editId === null || isUndone) return { editId, canUndo: false };
  switch (row.kind) {
    case 'edit': {
      // No server lets us delete people, so who was made there stays.
      const isMade = subject?.name === 'createPerson' && row.outcome !== null;
      const stands = row.outcome === null || row.outcome === 'sent';
      return { editId, canUndo: subject !== null && stands && !isMade };
    }
    case 'redone':
      return { editId, canUndo: true };
    case 'resolved':
      return { editId, canUndo: row.resolution !== null };
    default:
      return { editId, canUndo: false };
  }
}

const isOdd = (depth: number | null) => depth !== null && depth % 2 === 1;

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
