import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExportFolder, suggestedFileName } from '#electron/hosts/exportFolder.ts';

describe("an export's file name", () => {
  it.each([
    ['Kitchen', 'xlsx', 'Kitchen.xlsx'],
    ['Kitchen.xlsx', 'xlsx', 'Kitchen.xlsx'],
    ['Kitchen.XLSX', 'xlsx', 'Kitchen.xlsx'],
    ['Kitchen.csv', 'xlsx', 'Kitchen.csv.xlsx'],
    ['Küche & Café', 'csv', 'Küche & Café.csv'],
  ])('of %j as %s is %s', (fileName, extension, expected) => {
    expect(suggestedFileName({ fileName, extension })).toBe(expected);
  });

  it.each(['../../etc/passwd', 'C:\\Windows\\win', '..', '.csv', 'a\0b', 'x/../y'])(
    'never leads out of its folder: %j',
    (fileName) => {
      const name = suggestedFileName({ fileName, extension: 'csv' });
      expect(basename(join('/exports', name))).toBe(name);
      expect(name).not.toMatch(/[\\/\0]|^\./);
    },
  );
});

describe('the exports folder', () => {
  let base: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'muster-exports-'));
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  const kitchen = { fileName: 'Kitchen', extension: 'xlsx' };

  it('is made at the first export', async () => {
    const choose = createExportFolder(join(base, 'new', 'exports'));
    expect(await choose(kitchen)).toBe(join(base, 'new', 'exports', 'Kitchen.xlsx'));
    expect(existsSync(join(base, 'new', 'exports'))).toBe(true);
  });

  it('never gives a name that is taken, also by an export not written yet', async () => {
    writeFileSync(join(base, 'Kitchen.xlsx'), '');
    const choose = createExportFolder(base);
    expect(await choose(kitchen)).toBe(join(base, 'Kitchen (2).xlsx'));
    expect(await choose(kitchen)).toBe(join(base, 'Kitchen (3).xlsx'));
    expect(await choose({ ...kitchen, extension: 'csv' })).toBe(join(base, 'Kitchen.csv'));
  });

  it('says fileDenied when it cannot be one', async () => {
    writeFileSync(join(base, 'file'), '');
    await expect(createExportFolder(join(base, 'file'))(kitchen)).rejects.toMatchObject({
      code: 'fileDenied',
    });
  });
});
