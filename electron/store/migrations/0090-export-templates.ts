import type { Migration } from './migration.ts';

/** Ways of exporting kept under a name. */
export const exportTemplates: Migration = {
  version: 90,
  name: 'export templates',
  up(run) {
    run(`CREATE TABLE export_template (
      id INTEGER PRIMARY KEY,
      uid TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL UNIQUE,
      source_kind TEXT NOT NULL,
      settings TEXT NOT NULL
    ) STRICT`);
  },
};
