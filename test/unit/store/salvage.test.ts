import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { readRecovery } from '#electron/store/backups/recoveryFile.ts';
import type { Store } from '#electron/store/store.ts';
import { rebase } from '#shared/commands/rebase.ts';
import { groupIdSchema } from '#shared/domain/ids.ts';
import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import { readFacts } from '#test/property/store/storeFile.ts';
import { openGuarded } from '#test/support/backupBench.ts';
import { damagedScene, edit, keys, send } from '#test/support/damagedScene.ts';
import { damageFile, damages } from '#test/support/damageFile.ts';
import { makeTestFolder } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  intents,
  personNamed,
  pull,
  remotePerson,
} from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

const seeds = Array.from({ length: Number(process.env.MUSTER_DAMAGE_SEEDS ?? 3) }, (_, n) => n + 1);

/**
 * A laptop's folder: a copy with unsent edits, some of which were sent since, and a data file whose unsent edits lie on
 * several pages. With its log still beside it, as a crash leaves it, or closed well.
 */
async function laptop(isClosed: boolean): Promise<string> {
  const scene = damagedScene();
  const { store, file } = scene;
  const others = Array.from({ length: 30 }, (_, n) => `other ${n}`);
  pull(store, { people: [...keys, ...others].map((key) => remotePerson(key)) });
  for (let n = 0; n < 12; n += 1) edit(store, `Rota ${n}`, intents.create(`Rota ${n}`), n);
  edit(store, 'Choir', intents.rename('Singers'), 13);
  for (const name of ['Rota 0', 'Rota 1', 'Rota 2']) send(store, name, 15);
  await scene.backUp(store, 20);
  for (const name of ['Rota 3', 'Rota 4', 'Singers']) send(store, name, 21);
  // A cycle's end moves the log into the file: what comes now is in the log alone, where the file is not closed.
  store.recordCycle(cycle);
  const crowd = others.map((name) => personNamed(store, name));
  for (let n = 0; n < 40; n += 1) {
    edit(store, `Rota ${n % 12}`, intents.add(...crowd.slice(n % 12, n + 3)), 30 + n);
    edit(store, `Rota ${n % 12}`, intents.describe(`${n} `.repeat(60)), 30 + n);
  }
  edit(store, 'Kitchen', intents.rename('Cooks'), 90);
  if (isClosed) store.close();
  const copy = join(makeTestFolder(), 'laptop');
  cpSync(dirname(file), copy, { recursive: true });
  return join(copy, basename(file));
}

const cycle: CycleRecord = {
  startedAt: at(22),
  durationMs: 1,
  kind: 'push',
  outcome: 'ok',
  requests: 0,
  bytesSent: 0,
  bytesReceived: 0,
  people: 0,
  groups: 0,
  memberships: 0,
  editsSent: 0,
};

const commands = [
  'createGroup',
  'updateGroup',
  'deleteGroup',
  'addMembers',
  'removeMembers',
  'setAdmin',
];

/** Reads unsent edits in the plainest way there is: forwards, until it goes wrong. */
function readablePlainly(file: string): string[] {
  const folder = makeTestFolder();
  const copy = join(folder, 'copy.db');
  for (const part of ['', '-wal']) if (existsSync(file + part)) cpSync(file + part, copy + part);
  const found: string[] = [];
  let database: Database.Database | null = null;
  try {
    database = new Database(copy);
    const known = (sql: string, value: unknown) => {
      const row = database?.prepare<unknown[], Record<string, unknown>>(sql).get(value);
      return (
        row !== undefined && Object.values(row).includes(value) && typeof row.name === 'string'
      );
    };
    const rows = database
      .prepare<[], Record<string, unknown>>('SELECT * FROM outbox ORDER BY seq')
      .iterate();
    for (const row of [...collect(rows)]) {
      try {
        const args = String(row.args);
        JSON.parse(args);
        const people = args.match(/(?<="personId":")[^"]*/g) ?? [];
        const isSense =
          commands.includes(String(row.command)) &&
          row.version === 1 &&
          isUuid(row.uid) &&
          people.every((uid) => known('SELECT * FROM person WHERE uid = ?', uid)) &&
          known('SELECT id, uid, name FROM roster_group WHERE id = ?', row.group_id);
        if (isSense) found.push(String(row.uid));
      } catch {
        // Not this one.
      }
    }
  } catch {
    // Not at all.
  } finally {
    database?.close();
  }
  return [...new Set(found)];
}

function collect(rows: Iterable<Record<string, unknown>>): Record<string, unknown>[] {
  const collected: Record<string, unknown>[] = [];
  try {
    for (const row of rows) collected.push(row);
  } catch {
    // As far as it goes.
  }
  return collected;
}

const isUuid = (value: unknown) => groupIdSchema.safeParse(value).success;

function checkStore(store: Store, file: string): void {
  for (const { uid } of readFacts(file).groups) {
    const groupId = groupIdSchema.parse(uid);
    const lane = store.readLane(groupId);
    const folded =
      lane &&
      rebase(
        lane.base,
        lane.entries.map(({ command }) => command),
      );
    const plain = (state: typeof folded) =>
      state && {
        ...state.fields,
        members: [...state.members]
          .map(([id, { isAdmin, joinedAt }]) => `${id} ${isAdmin} ${joinedAt}`)
          .sort(),
      };
    expect(plain(store.groupState(groupId))).toEqual(plain(folded));
    store.queryRoster({
      groupId,
      filter: '',
      sort: [],
      ...everything,
    });
  }
  const { needlessCopies, unexplained, uncopied, idleConflicts } = readFacts(file);
  expect({ needlessCopies, unexplained, uncopied, idleConflicts }).toEqual({
    needlessCopies: 0,
    unexplained: 0,
    uncopied: 0,
    idleConflicts: 0,
  });
  for (const { memberCount, openRows } of readFacts(file).groups)
    expect(memberCount).toBe(openRows);
  store.searchPeople({ text: '', forGroupId: null, ...everything });
  edit(store, 'After', intents.create('After'), 2000);
}

async function survive(how: string, seed: number, laptopFile: string): Promise<void> {
  const folder = join(makeTestFolder(), 'case');
  mkdirSync(folder);
  cpSync(dirname(laptopFile), folder, { recursive: true });
  const file = join(folder, basename(laptopFile));
  const pages = new Map(
    readTable(laptopFile, "SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'").map(
      ({ name, rootpage }) => [String(name), Number(rootpage)],
    ),
  );
  const bytes = damageFile(file, how, seed, pages);
  const readable = readablePlainly(file);

  const store = await openGuarded(file, { atSecond: 1000 });
  try {
    const rows = readTable(file, 'SELECT uid, state, failure_kind FROM outbox');
    const uids = rows.map(({ uid }) => String(uid));
    expect(readable.filter((uid) => !uids.includes(uid))).toEqual([]);
    expect(new Set(uids).size).toBe(uids.length);
    expect(store.listChanges(everything).items.map(({ id }) => id)).toEqual(
      readTable(file, 'SELECT uid FROM outbox ORDER BY seq').map(({ uid }) => uid),
    );
    const order = uids.filter((uid) => readable.includes(uid));
    expect(order).toEqual(readable.filter((uid) => order.includes(uid)));
    checkStore(store, file);

    const recovery = await readRecovery(file);
    if (recovery === null) return;
    const toCheck = rows.filter(({ failure_kind }) => failure_kind === 'fromBackup');
    expect(toCheck.every(({ state }) => state === 'parked')).toBe(true);
    expect(recovery).toMatchObject({
      at: at(1000),
      editsRecovered: rows.length - toCheck.length,
      editsToCheck: toCheck.length,
    });
    const lost = join(dirname(join(folder, recovery.setAside)), 'edits-not-recovered.txt');
    if (recovery.isComplete) expect(existsSync(lost)).toBe(false);
    expect(readFileSync(join(folder, recovery.setAside)).equals(bytes.file)).toBe(true);
    if (bytes.log !== null) {
      expect(readFileSync(`${join(folder, recovery.setAside)}-wal`).equals(bytes.log)).toBe(true);
    }
  } finally {
    store.close();
  }
}

describe('whatever has happened to a data file, Muster opens, and no edit that can be read is lost or doubled [I1] [P1] [P2]', () => {
  it.each(Object.keys(damages))('%s', async (how) => {
    for (const isClosed of [true, false]) {
      const file = await laptop(isClosed);
      for (const seed of seeds) await survive(how, seed, file);
    }
  });
});
