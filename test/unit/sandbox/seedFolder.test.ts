import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSeedFolder } from '#electron/sandbox/seed/seedFolder.ts';
import { startTestSandbox } from '#test/support/startSandbox.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-seed-'));
  write('people.csv', 'id,name\nann,Ann\nbob,Bob\n');
  write('groups.csv', 'id,name\nchoir,Choir\n');
  write('memberships.csv', 'group_id,person_id\nchoir,ann\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, name), content);
}

function refusal() {
  try {
    readSeedFolder(folder);
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
  return null;
}

describe('a seed folder', () => {
  it('gives people with attributes, groups and intervals', () => {
    write(
      'people.csv',
      '\uFEFFid,full_name,email_synthetic,phone,state,role\r\n' +
        'a1,"Núñez, Åsa",asa@example.org,01632 960001,VT,Treasurer\r\n' +
        'b2,Bob,,,,moderator\r\n',
    );
    write('groups.csv', 'id;name;description;parent_id\ng1;Küche;"Suppe\nund Brot";g0\n');
    write(
      'memberships.csv',
      'group_id,person_id,title,is_admin,joined_at,left_at\n' +
        'g1,a1,Chair,TRUE,2025-01-01,2025-06-01T12:00:00+02:00\n' +
        'g1,a1,,no,2026-01-01T00:00:00.000000001Z,\n\n',
    );
    const { people, groups, memberships } = readSeedFolder(folder);
    expect(people).toMatchObject([
      {
        id: 'a1',
        name: 'Núñez, Åsa',
        email: 'asa@example.org',
        phone: '01632 960001',
        role: 'user',
        attributes: { state: 'VT', role: 'Treasurer' },
      },
      { id: 'b2', email: null, phone: null, role: 'moderator', attributes: {} },
    ]);
    expect(groups).toMatchObject([{ id: 'g1', name: 'Küche', description: 'Suppe\nund Brot' }]);
    expect(memberships).toMatchObject([
      {
        joinedAt: '2025-01-01T00:00:00.000000000Z',
        leftAt: '2025-06-01T10:00:00.000000000Z',
        isAdmin: true,
      },
      { joinedAt: '2026-01-01T00:00:00.000000001Z', leftAt: null, isAdmin: false },
    ]);
  });

  it('gives the same dates each time, several within a millisecond and all different', () => {
    write(
      'groups.csv',
      `id,name\n${Array.from({ length: 40 }, (_, at) => `g${at},G${at}`).join('\n')}`,
    );
    write('memberships.csv', 'group_id,person_id\n');
    const dates = readSeedFolder(folder).groups.map((group) => group.createdAt);
    expect(readSeedFolder(folder).groups.map((group) => group.createdAt)).toEqual(dates);
    expect(new Set(dates).size).toBe(40);
    expect([...dates].sort()).toEqual(dates);
    expect(new Set(dates.map((date) => date.slice(0, 23))).size).toBeLessThan(12);
  });

  it.each([
    ['people.csv', 'name\nAnn\n', 'people.csv line 1: column id is missing'],
    ['people.csv', 'id,phone\na,1\n', 'people.csv line 1: column full_name or name is missing'],
    ['people.csv', 'id,name,id\na,b,c\n', 'people.csv line 1: column id is there twice'],
    ['people.csv', '', 'people.csv line 1: the header row is missing'],
    ['people.csv', 'id,name\na,A\nb\n', 'people.csv line 3: 1 cells under 2 columns'],
    ['people.csv', 'id,name\na,"A\nA"\na,B\n', 'people.csv line 4: person a is there twice'],
    ['people.csv', 'id,name\n,Ann\n', 'people.csv line 2: id is empty'],
    ['people.csv', 'id,name\na,"Ann\nb,Bob\n', 'people.csv line 2: quoted field unterminated'],
    ['people.csv', 'id,name\na,"An"n"\n', 'people.csv line 2: trailing quote on quoted field'],
    ['groups.csv', 'id,name\ng,G\ng,H\n', 'groups.csv line 3: group g is there twice'],
    ['groups.csv', 'id,name\nchoir,\n', 'groups.csv line 2: name is empty'],
    ['groups.csv', 'id,name,created_at\nchoir,C,soon\n', 'groups.csv line 2: created_at soon is'],
    ['memberships.csv', 'group_id\nchoir\n', 'memberships.csv line 1: column person_id is missing'],
    [
      'memberships.csv',
      'group_id,person_id\n\nchoir,zoe\n',
      'memberships.csv line 3: person zoe is not in people.csv',
    ],
    [
      'memberships.csv',
      'group_id,person_id\nband,ann\n',
      'memberships.csv line 2: group band is not in groups.csv',
    ],
    [
      'memberships.csv',
      'group_id,person_id\nchoir,ann\nchoir,ann\n',
      'memberships.csv line 3: ann is a member of choir already',
    ],
    [
      'memberships.csv',
      'group_id,person_id,is_admin\nchoir,ann,perhaps\n',
      'memberships.csv line 2: is_admin perhaps is neither true nor false',
    ],
    [
      'memberships.csv',
      'group_id,person_id,joined_at,left_at\nchoir,ann,2026-01-02,2026-01-01\n',
      'memberships.csv line 2: left_at is before joined_at',
    ],
  ])('is refused: %s %j', (file, content, message) => {
    write(file, content);
    expect(refusal()).toEqual({
      code: 'seedMalformed',
      message: expect.stringContaining(message),
    });
  });

  it('is refused when a file is not UTF-8', () => {
    write('people.csv', Buffer.from('id,name\na,Zo\xeb\n', 'latin1'));
    expect(refusal()).toEqual({
      code: 'seedMalformed',
      message: 'people.csv line 1: the file is not UTF-8',
    });
  });

  it('is refused when it or one of its files is missing', () => {
    rmSync(join(folder, 'groups.csv'));
    expect(refusal()).toMatchObject({
      code: 'seedUnreadable',
      message: expect.stringContaining('groups.csv cannot be read: ENOENT'),
    });
    rmSync(folder, { recursive: true });
    expect(refusal()).toMatchObject({ code: 'seedUnreadable' });
  });

  it('past a vendor’s limits is served all the same, with a warning', async () => {
    const ids = Array.from({ length: 101 }, (_, at) => `p${at}`);
    write('people.csv', `id,name\n${ids.map((id) => `${id},${id}`).join('\n')}`);
    write('groups.csv', `id,name,description\nbig,Same,\nlong,Same,${'x'.repeat(1025)}\n`);
    write('memberships.csv', `group_id,person_id\n${ids.map((id) => `big,${id}`).join('\n')}`);
    const warnings: string[] = [];
    const sandbox = await startTestSandbox({
      seed: { folder },
      onWarning: (line) => warnings.push(line),
    });
    const answer = await sandbox.request('GET', '/usergroups/big');
    await sandbox.stop();
    expect(answer.body.user_group.members).toHaveLength(101);
    expect(warnings).toEqual([
      'group big has 101 members, a vendor allows 100',
      'group long has a description of over 1024 characters',
      '1 group names are there more than once',
    ]);
  });
});
