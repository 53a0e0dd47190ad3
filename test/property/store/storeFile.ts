import Database from 'better-sqlite3';

export interface IntervalFact {
  id: number;
  standing: string;
  joinedAt: number | null;
  datesFrom: string;
  content: string;
}

export interface FileFacts {
  groups: { uid: string; memberCount: number; openRows: number }[];
  /** Groups that have a stored server copy but no unsent edit. */
  needlessCopies: number;
  /** Every interval by key. */
  intervals: Map<number, IntervalFact>;
  /** Open intervals of unsent adds whose person the server's copy holds. */
  doubtfulAdds: number;
  /** Commands that left the outbox without a word in activity. */
  unexplained: number;
  /** Commands in the outbox whose copy in activity is missing or finished. */
  uncopied: number;
  /** Open conflicts that hold up no row. */
  idleConflicts: number;
  /** People whom the server does not have and who are not to be made. */
  orphans: number;
  /** People named by the outbox who are not here. */
  strangers: number;
}

/** Looks into the file beside the store. */
export function readFacts(file: string): FileFacts {
  const database = new Database(file, { readonly: true });
  try {
    const number = (sql: string) => Number(database.prepare(sql).pluck().get());
    const rows = database
      .prepare(
        `SELECT g.uid, g.member_count AS memberCount, (SELECT count(*) FROM membership m
           WHERE m.group_id = g.id AND m.standing = 'open') AS openRows FROM roster_group g`,
      )
      .all() as FileFacts['groups'];
    const intervals = database
      .prepare(
        `SELECT id, standing, joined_at AS joinedAt, dates_from AS datesFrom, json_array(
           person_id, group_id, joined_at, left_at, is_admin, dates_from, left_from) AS content
         FROM membership`,
      )
      .all() as IntervalFact[];
    return {
      groups: rows,
      needlessCopies: number(
        `SELECT count(*) FROM (SELECT group_id FROM base_group UNION SELECT group_id FROM base_membership)
         WHERE group_id NOT IN (SELECT group_id FROM outbox)`,
      ),
      intervals: new Map(intervals.map((interval) => [interval.id, interval])),
      doubtfulAdds: number(
        `SELECT count(*) FROM membership m JOIN base_membership b
           ON b.group_id = m.group_id AND b.person_id = m.person_id
         WHERE m.standing = 'open' AND m.dates_from = 'edit' AND NOT EXISTS (
           SELECT 1 FROM membership r WHERE r.group_id = m.group_id
             AND r.person_id = m.person_id AND r.standing = 'removed')`,
      ),
      unexplained: number(
        `SELECT count(*) FROM activity WHERE args IS NOT NULL AND outcome IS NULL
           AND command_uid NOT IN (SELECT uid FROM outbox UNION SELECT uid FROM new_person)`,
      ),
      uncopied: number(
        `SELECT count(*) FROM (SELECT uid FROM outbox UNION SELECT uid FROM new_person) WHERE uid NOT IN
           (SELECT command_uid FROM activity WHERE args IS NOT NULL AND outcome IS NULL)`,
      ),
      orphans: number(
        `SELECT count(*) FROM person WHERE member_key IS NULL
           AND id NOT IN (SELECT person_id FROM new_person)`,
      ),
      strangers: number(
        `SELECT (SELECT count(*) FROM outbox o, json_each(o.args, '$.members') m
             WHERE m.value ->> 'personId' NOT IN (SELECT uid FROM person))
           + (SELECT count(*) FROM outbox o, json_each(o.args, '$.personIds') m
             WHERE m.value NOT IN (SELECT uid FROM person))`,
      ),
      idleConflicts: number(
        `SELECT count(*) FROM conflict c WHERE resolved_at IS NULL AND NOT EXISTS (
           SELECT 1 FROM json_each(c.commands) j JOIN outbox o ON o.uid = j.value
           WHERE o.state = 'conflict')`,
      ),
    };
  } finally {
    database.close();
  }
}
