import type { Migration } from './migration.ts';

/** When each group or its people last changed, and since when its comings and goings are noticed here. */
export const whenGroupsChanged: Migration = {
  version: 70,
  name: 'when groups changed',
  up(run) {
    for (const statement of statements) run(statement);
  },
};

const statements = [
  'ALTER TABLE roster_group ADD COLUMN changed_at INTEGER',
  // Every insert gives one; the default is for the rows that are here already.
  'ALTER TABLE roster_group ADD COLUMN first_seen_at INTEGER NOT NULL DEFAULT 0',

  // What is known of the time before: each group's own dates, those of its people, and what was done or noticed.
  `UPDATE roster_group SET changed_at = event.at FROM (
    SELECT group_id, max(at) AS at FROM (
      SELECT group_id, max(coalesce(left_at, joined_at)) AS at FROM membership GROUP BY group_id
      UNION ALL SELECT group_id, max(at) FROM activity
        WHERE group_id IS NOT NULL AND kind NOT IN ('conflict', 'retried') GROUP BY group_id
      UNION ALL SELECT id, created_at FROM roster_group
      UNION ALL SELECT id, updated_at FROM roster_group
    ) WHERE at <= CAST(unixepoch('subsec') * 1000 AS INTEGER) GROUP BY group_id
  ) AS event WHERE event.group_id = roster_group.id`,

  // Nobody wrote down when a group was first read. The oldest trace of a pull is not before the first one, so nothing is
  // claimed that is not known.
  `UPDATE roster_group SET first_seen_at = (
    SELECT coalesce(min(at), CAST(unixepoch('subsec') * 1000 AS INTEGER)) FROM (
      SELECT min(started_at) AS at FROM cycle WHERE kind = 'pull'
      UNION ALL SELECT min(at) FROM activity WHERE kind IN (
        'groupAppeared', 'groupRenamed', 'groupDescribed', 'groupDeleted', 'peopleChanged',
        'personAppeared', 'personGone'
      )
      UNION ALL SELECT min(last_success_at) FROM sync_cursor
      UNION ALL SELECT min(joined_at) FROM membership WHERE dates_from = 'observed'
      UNION ALL SELECT min(left_at) FROM membership WHERE left_from = 'observed'
    )
  )`,

  // Whatever the time line holds of a group changed it, but for what only concerns its way to the server.
  `CREATE TRIGGER group_changed AFTER INSERT ON activity
  WHEN new.group_id IS NOT NULL AND new.kind NOT IN ('conflict', 'retried') BEGIN
    UPDATE roster_group SET changed_at = new.at
      WHERE id = new.group_id AND (changed_at IS NULL OR changed_at < new.at);
  END`,
];
