/**
 * One step of the schema. Frozen once released: what it did wrong, a later one mends. Numbered by tens, so that
 * two branches can be put in order; `version` becomes the file's `user_version`.
 */
export interface Migration {
  readonly version: number;
  readonly name: string;
  /** Runs inside a transaction with foreign keys off; they are checked before it commits. */
  up(run: (sql: string) => void): void;
}
