import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { explaining } from './database/storeErrors.ts';

/** What is in a data file, in numbers and words of ours: no name, address, key or id is among them. */
export interface FileFacts {
  bytes: number;
  schema: number;
  sqlite: string;
  /** How many there are; null where the file has no such table. */
  counts: readonly { what: string; count: number | null }[];
  /** The last pulls and pushes, newest first. */
  cycles: readonly { startedAtMs: number; kind: string; outcome: string; durationMs: number }[];
  /** In how many tables SQLite's own check found damage; its words could hold anything. */
  damagedTables: number;
}

const counted: readonly (readonly [what: string, sql: string])[] = [
  ['groups', 'SELECT count(*) FROM roster_group WHERE is_present = 1'],
  ['people', "SELECT count(*) FROM person WHERE status <> 'gone'"],
  ['people gone', "SELECT count(*) FROM person WHERE status = 'gone'"],
  ['memberships', "SELECT count(*) FROM membership WHERE standing = 'open'"],
  ['past memberships', "SELECT count(*) FROM membership WHERE standing = 'past'"],
  ['unsent edits', 'SELECT count(*) FROM outbox'],
  ['of them parked', "SELECT count(*) FROM outbox WHERE state = 'parked'"],
  ['people to be made', 'SELECT count(*) FROM new_person'],
  ['open conflicts', 'SELECT count(*) FROM conflict WHERE resolved_at IS NULL'],
  ['quarantined', 'SELECT count(*) FROM quarantine'],
  ['activity entries', 'SELECT count(*) FROM activity'],
  ['saved filters', 'SELECT count(*) FROM saved_filter'],
  ['export templates', 'SELECT count(*) FROM export_template'],
];

const toldCycles = 20;

/**
 * Looks at a data file over a connection of its own, which can write nothing. The check goes table by table, so that
 * others have their turn; a million memberships are half a second of it. Rejects with MusterError `fileDenied` or
 * `storeCorrupt`.
 */
export async function readFileFacts(file: string): Promise<FileFacts> {
  const database = explaining(
    () => new Database(file, { readonly: true, fileMustExist: true, timeout: 1000 }),
  );
  try {
    const facts = explaining(() => ({
      bytes: numberIn(database, 'PRAGMA page_count') * numberIn(database, 'PRAGMA page_size'),
      schema: numberIn(database, 'PRAGMA user_version'),
      sqlite: String(database.prepare('SELECT sqlite_version()').pluck().get()),
      counts: counted.map(([what, sql]) => ({
        what,
        count: orNull(() => numberIn(database, sql)),
      })),
      cycles: orNull(() => readCycles(database)) ?? [],
    }));
    return { ...facts, damagedTables: await countDamaged(database) };
  } finally {
    database.close();
  }
}

function readCycles(database: Database.Database): FileFacts['cycles'] {
  return database
    .prepare<[number], { startedAtMs: number; kind: string; outcome: string; durationMs: number }>(
      `SELECT started_at AS startedAtMs, kind, outcome, duration_ms AS durationMs
       FROM cycle ORDER BY id DESC LIMIT ?`,
    )
    .all(toldCycles)
    .map((cycle) => ({ ...cycle, outcome: ourWord(cycle.outcome) }));
}

/** An outcome is a word of ours, with a status of HTTP where there is one; whatever else stands there is not told. */
function ourWord(outcome: string): string {
  return /^[a-zA-Z]{1,30}( (\d{3}|unknown))?$/.test(outcome) ? outcome : 'other';
}

async function countDamaged(database: Database.Database): Promise<number> {
  const tables = explaining(() =>
    database
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
      )
      .pluck()
      .all()
      .map(String),
  );
  let damaged = 0;
  for (const table of tables) {
    const verdict = orNull(() => database.pragma(`quick_check("${table}")`, { simple: true }));
    if (verdict !== 'ok') damaged += 1;
    await setImmediate();
  }
  return damaged;
}

function numberIn(database: Database.Database, sql: string): number {
  return Number(database.prepare(sql).pluck().get());
}

/** Of a file of an older schema, or a damaged one, as much as can be told. */
function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
