import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '#electron/sandbox/startSandbox.ts';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';

let folder: string;
let dataFile: string;
const running: TestSandbox[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-sandbox-'));
  dataFile = join(folder, 'deeper', 'sandbox.sqlite');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.stop()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(seed: 'demo' | 'empty' = 'empty'): Promise<TestSandbox> {
  const sandbox = await startTestSandbox({ seed, dataFile });
  running.push(sandbox);
  return sandbox;
}

const datasetOf = async (sandbox: TestSandbox) => {
  const { people, groups } = await sandbox.state();
  return { people, groups };
};

describe('a sandbox with a data file', () => {
  it('goes on where it was stopped, with the same credentials', async () => {
    const first = await start();
    const users = {
      ann: { id: 'ann', name: 'Ann', email: 'a@example.org', hat: { colours: ['red', null] } },
      bob: { id: 'bob', name: 'Bob', role: 'moderator', teams: ['north'] },
    };
    await first.request('POST', '/users', { users });
    await first.request('POST', '/usergroups', { id: 'g', name: 'Ĝ', member_ids: ['ann', 'bob'] });
    await first.request('POST', '/usergroups', { id: 'gone', name: 'Gone', member_ids: ['ann'] });
    await first.request('POST', '/usergroups/g/members/delete', { member_ids: ['ann'] });
    await first.request('POST', '/usergroups/g/members', { member_ids: ['ann'], as_admin: true });
    await first.request('PUT', '/usergroups/g', { description: 'More' });
    await first.request('DELETE', '/usergroups/gone');
    const before = await datasetOf(first);
    await first.stop();

    const second = await start('demo');
    expect(await datasetOf(second)).toEqual(before);
    expect(second.credentials).toEqual(first.credentials);
  });

  it('keeps its dates growing over a restart, whatever the clock says', async () => {
    const first = await start();
    await first.request('POST', '/usergroups', { id: 'first', name: 'First' });
    await first.stop();
    const second = await startTestSandbox({ seed: 'empty', dataFile, clock: { now: () => 0n } });
    running.push(second);
    await second.request('POST', '/usergroups', { id: 'second', name: 'Second' });
    const [one, two] = (await second.state()).groups;
    expect(two!.createdAt > one!.createdAt).toBe(true);
  });

  it('seeds only what is empty', async () => {
    const first = await start();
    await first.stop();
    const second = await start('demo');
    expect((await second.state()).groups).toHaveLength(18);
  });
});

describe('a data file that cannot be used', () => {
  const refusal = () =>
    startSandbox({ port: 0, seed: 'empty', dataFile }).then(
      () => null,
      (error: { code: string; message: string }) => ({ code: error.code, message: error.message }),
    );

  it('is one that another sandbox has open', async () => {
    await start();
    expect(await refusal()).toMatchObject({
      code: 'dataFileUnusable',
      message: expect.stringContaining('another sandbox is using it'),
    });
  });

  it('is one that is not SQLite', async () => {
    dataFile = join(folder, 'text.sqlite');
    writeFileSync(dataFile, 'this is a shopping list '.repeat(100));
    expect(await refusal()).toMatchObject({
      code: 'dataFileUnusable',
      message: expect.stringContaining('damaged or not SQLite'),
    });
  });

  it('is somebody else’s SQLite file, which is left as it is', async () => {
    dataFile = join(folder, 'other.sqlite');
    const other = new Database(dataFile);
    other.exec('CREATE TABLE shopping (item TEXT)');
    other.close();
    expect(await refusal()).toMatchObject({
      message: expect.stringContaining('not a sandbox data file'),
    });
    const again = new Database(dataFile);
    expect(again.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['shopping']);
    again.close();
  });

  it('is one of a newer version', async () => {
    await (await start()).stop();
    const database = new Database(dataFile);
    database.pragma('user_version = 99999');
    database.close();
    expect(await refusal()).toMatchObject({ message: expect.stringContaining('newer version') });
  });

  it('is one that holds what no sandbox writes', async () => {
    const sandbox = await start();
    await sandbox.request('POST', '/usergroups', { id: 'g', name: 'G' });
    await sandbox.stop();
    const database = new Database(dataFile);
    database.exec(`UPDATE roster_group SET created_at = 'long ago'`);
    database.close();
    expect(await refusal()).toMatchObject({
      code: 'dataFileUnusable',
      message: expect.stringContaining('a value that no sandbox writes'),
    });
  });

  it('is a folder', async () => {
    dataFile = folder;
    expect(await refusal()).toMatchObject({ code: 'dataFileUnusable' });
  });
});
