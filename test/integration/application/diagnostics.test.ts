import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

const ownId = '0191d3a0-0000-7000-8000-000000000002';
/** Another workspace, which nobody has opened yet, at an address of the organisation's own. */
const own = {
  id: ownId,
  name: 'Ravensbourne Rowing',
  provider: 'workos',
  baseUrl: 'https://rosters.ravensbourne.example',
  scope: { id: 'org_01SECRETSCOPE', name: 'Ravensbourne Juniors' },
  isDemo: false,
};

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let muster: TestApplication;

beforeEach(async () => {
  data = await makeDataFolder();
  await mkdir(join(data.folder, 'data'), { recursive: true });
  await writeFile(
    join(data.folder, 'data', 'workspaces.json'),
    JSON.stringify({ version: 1, openId: null, workspaces: [own], settings: {} }),
  );
  muster = await startTestApplication(data.folder, {
    environmentCredentials: { workos: { kind: 'apiKey', apiKey: 'sk_live_NEVERTELL' } },
  });
});

afterEach(async () => {
  await muster.application.close();
  await data.removeFolder();
});

const diagnose = async () => (await muster.call('app.diagnostics', {})).text;

it('tells somebody who helps what is running and how each workspace stands', async () => {
  const { id } = await muster.call('workspace.add', { kind: 'demo' });
  await muster.upToDate();
  await muster.call('backup.create', {});
  await muster.call('sync.setOffline', { offline: true });
  await muster.call('groups.create', { name: 'Snow clearing' });
  const { total: groups } = await muster.call('groups.list', { search: '', limit: 1 });
  const text = await diagnose();
  for (const line of [
    /^Muster 0\.0\.0-test, stdio$/m,
    /^Node \d+\.\d+\.\d+, Electron none$/m,
    /^Settings: .*dateFormat locale, weekStart locale$/m,
    /^Workspaces: 2$/m,
    /^Provider: WorkOS, one organization$/m,
    /^Address: https, another than the vendor’s$/m,
    /^Data file: none$/m,
    /^Provider: Members\.dev, the whole account$/m,
    /^Address: the demo inside Muster$/m,
    /^Open: yes$/m,
    /^Sync: offline, offline by choice$/m,
    /^Waiting 1, parked 0, conflicts 0, quarantined 0$/m,
    /^Data file: \d+\.\d MB, schema \d+, SQLite \d+\.\d+\.\d+, quick check ok$/m,
    new RegExp(`^Holds: ${groups} groups, \\d+ people, .* 1 unsent edits, `, 'm'),
    /^ {2}20\d\d-\S+Z pull done, \d+ ms$/m,
    /^Copies: 1 \(manual 20\d\d-\d\d-\d\d\)$/m,
  ]) {
    expect(text).toMatch(line);
  }
  expect(text).not.toContain(id);
});

it('tells no name, address, key, id or path, whatever is in the file', async () => {
  const { id } = await muster.call('workspace.add', { kind: 'demo' });
  await muster.upToDate();
  await muster.call('groups.create', { name: 'Snow clearing' });
  const filter = {};
  await muster.call('savedFilters.save', { name: 'Secret filter', filter });
  await muster.upToDate();
  const folder = join(data.folder, 'data', 'workspaces', id);
  const dataFile = join(folder, 'muster.db');
  const database = new Database(dataFile);
  // As if a cycle's outcome held what a server said.
  database.exec("UPDATE cycle SET outcome = 'Zara Quill is not welcome' WHERE id = 1");
  database.exec("UPDATE cycle SET outcome = 'ZaraQuill@example.org' WHERE id = 2");
  const told = database
    .prepare(
      `SELECT name FROM roster_group UNION SELECT uid FROM roster_group
       UNION SELECT remote_id FROM roster_group UNION SELECT description FROM roster_group
       UNION SELECT name FROM person UNION SELECT email FROM person UNION SELECT phone FROM person
       UNION SELECT member_key FROM person UNION SELECT uid FROM person UNION SELECT uid FROM edit`,
    )
    .pluck()
    .all()
    .flatMap((value) => (typeof value === 'string' && value.length > 3 ? [value] : []));
  database.close();
  expect(told.length).toBeGreaterThan(100);

  const text = await diagnose();
  const workspaces = JSON.parse(
    await readFile(join(data.folder, 'data', 'workspaces.json'), 'utf8'),
  ).workspaces as { name: string }[];
  const secrets = [
    ...told,
    ...workspaces.map(({ name }) => name),
    ...(await readdir(join(data.folder, 'data', 'workspaces'))),
    ownId,
    own.scope.id,
    own.scope.name,
    'ravensbourne',
    'NEVERTELL',
    'TELL',
    'Secret filter',
    'Zara',
    'Quill',
    data.folder,
    dataFile,
    'muster-application-',
    '/tmp',
    '@',
    '127.0.0.1',
  ];
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).toMatch(/pull other, \d+ ms/);
});

it('tells of a data file that cannot be read by its code', async () => {
  const { id } = await muster.call('workspace.add', { kind: 'demo' });
  await muster.upToDate();
  await muster.application.close();
  const dataFile = join(data.folder, 'data', 'workspaces', id, 'muster.db');
  await writeFile(dataFile, 'This was a database once. '.repeat(300));
  await writeFile(
    join(data.folder, 'data', 'workspaces.json'),
    JSON.stringify({
      version: 1,
      openId: null,
      workspaces: [{ ...own, id, isDemo: true, baseUrl: '' }],
      settings: {},
    }),
  );
  muster = await startTestApplication(data.folder);
  expect(await diagnose()).toMatch(/^Data file: storeCorrupt$/m);
});
