import type { Store } from '#electron/store/store.ts';
import type { CommandName } from '#shared/commands/command.ts';
import { rebase } from '#shared/commands/rebase.ts';
import type { GroupState } from '#shared/domain/group.ts';
import { type EditId, type GroupId, groupIdSchema, type PersonId } from '#shared/domain/ids.ts';
import { readFacts } from '#test/property/store/storeFile.ts';
import { readTable } from '#test/support/storeTable.ts';

/** One command as activity keeps it. */
export interface KeptCommand {
  uid: string;
  groupId: GroupId;
  command: CommandName;
  args: unknown;
  outcome: string | null;
}

/** One edit as the journal has it. */
export interface KeptEdit {
  uid: EditId;
  undoOf: EditId | null;
  isUndone: boolean;
  commands: KeptCommand[];
}

/** What the screen shows of a group; members by their key on the server. */
export interface ShownGroup {
  groupId: GroupId;
  remoteId: string | null;
  /** Null: there is none, any more or yet. */
  state: { name: string; description: string | null; members: Record<string, boolean> } | null;
}

/** Everything that is looked at after a crash. */
export interface Inspection {
  /** What must never be, in words; empty when all is well. */
  problems: string[];
  journal: KeptEdit[];
  outbox: { uid: string; state: string; failure: string | null }[];
  groups: ShownGroup[];
  memberKeys: Record<PersonId, string>;
}

/** Looks through a store's own eyes and into its file beside it. Changes nothing. */
export function inspect(store: Store): Inspection {
  const { file } = store;
  const groups = readTable(file, 'SELECT uid, remote_id AS remoteId FROM roster_group ORDER BY id');
  const outbox = readTable(
    file,
    'SELECT uid, state, failure_message AS failure FROM outbox ORDER BY seq',
  ) as unknown as Inspection['outbox'];
  const memberKeys = Object.fromEntries(
    readTable(file, 'SELECT uid, member_key AS key FROM person WHERE member_key IS NOT NULL').map(
      ({ uid, key }) => [uid, key],
    ),
  ) as Inspection['memberKeys'];
  const journal = readJournal(file);
  return {
    problems: [...fileProblems(file), ...journalProblems(journal, outbox), ...foldProblems(store)],
    journal,
    outbox,
    groups: groups.map(({ uid, remoteId }) => {
      const groupId = groupIdSchema.parse(uid);
      const view = store.groupState(groupId);
      const remote = typeof remoteId === 'string' ? remoteId : null;
      return { groupId, remoteId: remote, state: shown(view, memberKeys) };
    }),
    memberKeys,
  };
}

/** How many rows are marked as being under way. */
export function countSending({ file }: Store): number {
  return readTable(file, "SELECT 1 FROM outbox WHERE state = 'sending'").length;
}

function shown(view: GroupState | null, keys: Inspection['memberKeys']): ShownGroup['state'] {
  if (view === null) return null;
  const members = [...view.members].map(([id, { isAdmin }]) => [keys[id] ?? id, isAdmin] as const);
  return { ...view.fields, members: Object.fromEntries(members.sort()) };
}

function readJournal(file: string): KeptEdit[] {
  const edits = readTable(
    file,
    `SELECT e.uid, e.undone_at AS undoneAt, u.uid AS undoOf
     FROM edit e LEFT JOIN edit u ON u.id = e.undo_of ORDER BY e.id`,
  ) as unknown as { uid: EditId; undoneAt: number | null; undoOf: EditId | null }[];
  const commands = readTable(
    file,
    `SELECT e.uid AS editUid, a.command_uid AS uid, g.uid AS groupId, a.command, a.args, a.outcome
     FROM activity a JOIN edit e ON e.id = a.edit_id JOIN roster_group g ON g.id = a.group_id
     WHERE a.args IS NOT NULL ORDER BY a.id`,
  ) as unknown as (Omit<KeptCommand, 'args'> & { editUid: EditId; args: string })[];
  return edits.map(({ uid, undoneAt, undoOf }) => ({
    uid,
    undoOf,
    isUndone: undoneAt !== null,
    commands: commands
      .filter(({ editUid }) => editUid === uid)
      .map(({ editUid: _, args, ...command }) => ({ ...command, args: JSON.parse(args) })),
  }));
}

/** [P1] The file is whole, also where SQLite itself cannot know. */
function fileProblems(file: string): string[] {
  const problems: string[] = [];
  const [verdict] = readTable(file, 'PRAGMA integrity_check');
  if (verdict?.integrity_check !== 'ok') problems.push(`integrity: ${JSON.stringify(verdict)}`);
  const dangling = readTable(file, 'PRAGMA foreign_key_check');
  if (dangling.length > 0) problems.push(`rows that point at nothing: ${dangling.length}`);
  const { groups, intervals: _, ...counts } = readFacts(file);
  for (const [what, count] of Object.entries(counts)) {
    if (count !== 0) problems.push(`${what}: ${count}`);
  }
  for (const { uid, memberCount, openRows } of groups) {
    if (memberCount !== openRows) problems.push(`${uid} counts ${memberCount} of ${openRows}`);
  }
  return problems;
}

/** [P2] Every command is in the outbox or has an outcome, never both and never neither. */
function journalProblems(journal: readonly KeptEdit[], outbox: Inspection['outbox']): string[] {
  const waiting = new Set(outbox.map(({ uid }) => uid));
  const problems = journal.flatMap(({ commands }) =>
    commands.flatMap(({ uid, command, outcome }) =>
      waiting.delete(uid) === (outcome === null) ? [] : [`${command} ${uid} is ${outcome}`],
    ),
  );
  return [...problems, ...[...waiting].map((uid) => `${uid} is in no edit`)];
}

/** [I1] What is shown is the server's copy with the pending commands on it. */
function foldProblems(store: Store): string[] {
  return readTable(store.file, 'SELECT uid FROM roster_group').flatMap(({ uid }) => {
    const groupId = groupIdSchema.parse(uid);
    const lane = store.readLane(groupId);
    const commands = lane?.entries.map(({ command }) => command) ?? [];
    const folded = plain(rebase(lane?.base ?? null, commands));
    const view = plain(store.groupState(groupId));
    return folded === view ? [] : [`[I1] ${uid}: shows ${view}, folds to ${folded}`];
  });
}

function plain(state: GroupState | null): string {
  if (state === null) return 'nothing';
  const members = [...state.members].map(
    ([id, { isAdmin, joinedAt }]) => `${id} ${isAdmin} ${joinedAt}`,
  );
  return JSON.stringify([state.fields.name, state.fields.description, members.sort()]);
}
