import type { Migration } from './migration.ts';

/** How files were taken in, by what they call their columns. */
export const importing: Migration = {
  version: 100,
  name: 'importing',
  up(run) {
    run(`CREATE TABLE import_mapping (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      signature TEXT NOT NULL UNIQUE,
      mapping TEXT NOT NULL
    ) STRICT`);
  },
};
