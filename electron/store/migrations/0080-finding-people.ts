import type { Migration } from './migration.ts';

/** Everybody by group and status, what was done to one group, and filters kept under a name. */
export const findingPeople: Migration = {
  version: 80,
  name: 'finding people',
  up(run) {
    for (const statement of statements) run(statement);
  },
};

const statements = [
  // Holds all that counting the people of some statuses reads, and gives each status in order of name.
  'CREATE INDEX person_by_status ON person (status, search_text)',
  // With these columns the groups somebody is in now are counted and listed without looking at the stays themselves.
  'DROP INDEX membership_by_person',
  'CREATE INDEX membership_by_person ON membership (person_id, standing, group_id)',
  // Ends in the row's id, as every index does: the entries of one group, in their order.
  'CREATE INDEX activity_of_group ON activity (group_id) WHERE group_id IS NOT NULL',
  `CREATE TABLE saved_filter (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    filter TEXT NOT NULL
  ) STRICT`,
];
