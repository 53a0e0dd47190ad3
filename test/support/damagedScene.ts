import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openBackupFolder } from '#electron/store/backups/backupFolder.ts';
import { readRecovery } from '#electron/store/backups/recoveryFile.ts';
import type { Store } from '#electron/store/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import type { Backup, BackupReason, Recovery } from '#shared/domain/backup.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { openGuarded, type QuietLog, quietLog } from './backupBench.ts';
import { openTestStore } from './openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  newGroupId,
  pull,
  remoteGroup,
  remotePerson,
} from './storeSeed.ts';
import { readTable } from './storeTable.ts';

export const keys = ['ana', 'ben', 'cem', 'dai', 'eva', 'fay'];

/** Two groups of a server on a laptop whose file can be copied, damaged and opened again. */
export function damagedScene() {
  const bench = openTestStore();
  pull(bench.store, {
    people: keys.map((key) => remotePerson(key)),
    groups: [remoteGroup('Kitchen', ['ana*', 'ben']), remoteGroup('Choir', ['cem'])],
  });
  const { file } = bench;
  const log = quietLog();
  return { file, log, store: bench.store, ...sceneOf(file, log) };
}

function sceneOf(file: string, log: QuietLog) {
  return {
    backUp: (store: Store, second: number, reason: BackupReason = 'daily'): Promise<Backup> =>
      openBackupFolder(file).add({ reason, at: at(second) }, (target) => store.backUp(target)),
    /** Overwrites what stands between two bytes; the whole file unless said. */
    damage(start = 0, end = Number.POSITIVE_INFINITY): Buffer {
      const bytes = readFileSync(file);
      bytes.fill('This was a database once. ', start, Math.min(end, bytes.length));
      writeFileSync(file, bytes);
      return bytes;
    },
    async reopen(second = 1000): Promise<{ store: Store; recovery: Recovery }> {
      const store = await openGuarded(file, { log, atSecond: second });
      const recovery = await readRecovery(file);
      if (recovery === null) throw new Error('Nothing was recovered.');
      return { store, recovery };
    },
    names: () => readdirSync(dirname(file)).sort(),
    asideFile: (recovery: Recovery) => join(dirname(file), recovery.setAside),
    removeFile(): void {
      for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
    },
    fileName: basename(file),
  };
}

export function edit(store: Store, group: string | GroupId, intent: Intent, second: number): void {
  const known = store.findGroupByName(group, null);
  const groupId =
    known ?? (intent.name === 'createGroup' ? newGroupId() : groupNamed(store, group));
  const isNew = intent.name === 'createGroup';
  store.commitEdit({
    intents: [{ groupId, intent, ...(isNew && { remoteId: groupId }) }],
    at: at(second),
  });
}

/** Unsent edits in a line each. */
export function changeLines(store: Store): string[] {
  return store
    .listChanges(everything)
    .items.map(
      ({ command, groupName, newName, peopleNames, state }) =>
        `${state}: ${command} ${newName ?? ''}${peopleNames.join(' ')} in ${groupName}`,
    );
}

/** The engine sends a group's rows: the server has what the screen shows. */
export function send(store: Store, group: string, second: number): void {
  const groupId = groupNamed(store, group);
  const lane = store.readLane(groupId);
  if (lane === null) throw new Error(`${group} has no lane.`);
  const wish = store.groupState(groupId);
  const people = store.searchPeople({ text: '', forGroupId: null, ...everything }).items;
  const keyOf = store.memberKeys(people.map(({ id }) => id));
  store.changeLane(
    groupId,
    wish === null
      ? null
      : {
          ...remoteGroup(lane.remoteId ?? groupId, [], { ...wish.fields }),
          members: [...wish.members].map(([personId, { isAdmin }]) => ({
            memberKey: keyOf.get(personId) ?? '',
            isAdmin,
            joinedAt: at(-1000),
          })),
        },
    ({ entries }, remote) => ({
      ...(remote !== undefined && { base: remote }),
      settled: entries.map(({ seq }) => seq),
    }),
    at(second),
  );
}

/** Where a table's first page stands. */
export function pageOf(file: string, table: string): { start: number; end: number } {
  const [row] = readTable(file, `SELECT rootpage FROM sqlite_schema WHERE name = '${table}'`);
  const end = Number(row?.rootpage) * 4096;
  return { start: end - 4096, end };
}
