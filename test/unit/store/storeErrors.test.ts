import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { explainError, explaining } from '#electron/store/database/storeErrors.ts';
import { MusterError } from '#shared/ipc/errors.ts';

describe('explainError', () => {
  it.each([
    ['SQLITE_FULL', 'diskFull'],
    ['SQLITE_CORRUPT', 'storeCorrupt'],
    ['SQLITE_CORRUPT_INDEX', 'storeCorrupt'],
    ['SQLITE_NOTADB', 'storeCorrupt'],
    ['SQLITE_IOERR_WRITE', 'fileDenied'],
    ['SQLITE_READONLY_DBMOVED', 'fileDenied'],
    ['SQLITE_CANTOPEN', 'fileDenied'],
    ['SQLITE_PERM', 'fileDenied'],
    ['SQLITE_BUSY', 'fileDenied'],
    ['SQLITE_LOCKED', 'fileDenied'],
  ])('%s is %s', (code, expected) => {
    const cause = new Database.SqliteError('the words', code);
    const explained = explainError(cause);
    expect(explained).toMatchObject({ code: expected, details: { code }, cause });
    expect(explained).toBeInstanceOf(MusterError);
  });

  it.each([
    ['ENOSPC', 'diskFull'],
    ['EACCES', 'fileDenied'],
    ['EROFS', 'fileDenied'],
    ['ENOENT', 'fileDenied'],
  ])('%s of the file system is %s', (code, expected) => {
    expect(explainError(Object.assign(new Error('x'), { code }))).toMatchObject({ code: expected });
  });

  it('a full-text index that is none any more is a damaged file', () => {
    const words = "invalid fts5 file format (found 0, expected 4 or 5) - run 'rebuild'";
    const cause = new Database.SqliteError(words, 'SQLITE_ERROR');
    expect(explainError(cause)).toMatchObject({ code: 'storeCorrupt', cause });
  });

  it('leaves everything else as it is', () => {
    const bug = new Database.SqliteError('UNIQUE constraint failed', 'SQLITE_CONSTRAINT_UNIQUE');
    const known = new MusterError('notFound', 'x');
    for (const error of [bug, known, new Error('x'), 'text', null]) {
      expect(explainError(error)).toBe(error);
      expect(() =>
        explaining(() => {
          throw error;
        }),
      ).toThrow();
    }
    expect(explaining(() => 5)).toBe(5);
  });
});
