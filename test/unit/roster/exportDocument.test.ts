import { describe, expect, it } from 'vitest';
import { needsOf } from '#electron/roster/exportDocument.ts';
import type { ExportField } from '#shared/domain/exporting.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';
import {
  type DocumentWish,
  documentOf,
  exportLine,
  exportLines,
  groupIdOf,
  personIdOf,
  readingOf,
  requestOf,
} from '#test/support/exportLines.ts';

const kitchen = { name: 'Kitchen', lines: exportLines({ name: 'Ana' }, { name: 'Ben' }) };
const choir = { name: 'Choir', lines: exportLines({ name: 'Cem' }) };

function tables(reading: ReturnType<typeof readingOf>, wish: DocumentWish) {
  return documentOf(reading, wish).sheets.map(({ name, columns, rows, total }) => ({
    name,
    headings: columns.map(({ heading }) => heading),
    rows: [...rows],
    total,
  }));
}

const cellsOf = (line: ReturnType<typeof exportLine>, columns: ExportField[]) =>
  tables(readingOf([{ name: 'Kitchen', lines: [line] }]), { columns })[0]?.rows[0];

describe('a document of one group', () => {
  it('is one sheet in the order of the columns, under the headings that were chosen', () => {
    const line = exportLine({
      status: 'gone',
      otherEmails: ['a@x.org', 'b@x.org'],
      groups: ['Choir', 'Kitchen'],
      attributes: { team: 'A' },
      stay: { isAdmin: true, leftAt: instantOf(Date.UTC(2026, 0, 31)) },
    });
    const columns = [
      { field: 'phone', heading: 'Mobile' } as const,
      ...([
        'name',
        'email',
        'otherEmails',
        'status',
        'group',
        'role',
        'joined',
        'left',
        'syncState',
        'memberKey',
        'groups',
        'groupCount',
        'attribute:team',
        'attribute:toString',
      ] as const),
    ];
    const [sheet] = tables(readingOf([{ name: 'Kitchen', lines: [line] }]), { columns });
    expect(sheet).toEqual({
      name: 'Kitchen',
      total: 1,
      headings: [
        'Mobile',
        'Name',
        'E-mail',
        'Other e-mails',
        'Status',
        'Group',
        'Role',
        'Joined',
        'Left',
        'Sync',
        'Member ID',
        'Groups',
        'Number of groups',
        'team',
        'toString',
      ],
      rows: [
        [
          '+44 20 7946 0101',
          'Ada Lovelace',
          'ada@example.org',
          'a@x.org, b@x.org',
          'No longer listed',
          'Kitchen',
          'Admin',
          { year: 2025, month: 3, day: 9 },
          { year: 2026, month: 1, day: 31 },
          'On the server',
          'user-1',
          'Choir, Kitchen',
          2,
          'A',
          null,
        ],
      ],
    });
  });

  it('has empty cells where nothing is known', () => {
    const line = exportLine({ email: null, memberKey: null, stay: { joinedAt: null } });
    expect(cellsOf(line, ['email', 'joined', 'left', 'memberKey'])).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('shows a date that no calendar holds as the text it is', () => {
    const odd = 'yesterday' as Instant;
    expect(cellsOf(exportLine({ stay: { joinedAt: odd } }), ['joined'])).toEqual(['yesterday']);
  });

  it.each([
    ['synced', 'On the server'],
    ['waiting', 'Waiting to be sent'],
    ['attention', 'Needs you'],
  ] as const)('says in words whether it got through: %s', (syncMark, words) => {
    expect(cellsOf(exportLine({ stay: { syncMark } }), ['syncState'])).toEqual([words]);
  });
});

describe('a document of several groups', () => {
  const source = { kind: 'groups', groupIds: null } as const;
  const xlsx = { format: 'xlsx' } as const;

  it('has a sheet for each, where the format has sheets', () => {
    const reading = readingOf([kitchen, choir]);
    expect(tables(reading, { source, output: xlsx })).toEqual([
      { name: 'Kitchen', headings: ['Name'], rows: [['Ana'], ['Ben']], total: 2 },
      { name: 'Choir', headings: ['Name'], rows: [['Cem']], total: 1 },
    ]);
    expect(documentOf(reading, { source, output: xlsx }).groupSheets).toBe(2);
  });

  it.each([
    ['where the format has no sheets', { output: { format: 'csv' } as const }],
    [
      'where that was asked for',
      { output: xlsx, source: { ...source, arrangement: 'column' } as const },
    ],
  ])('is one list with the group in front %s', (_when, wish) => {
    expect(tables(readingOf([kitchen, choir]), { source, ...wish })).toEqual([
      {
        name: 'Groups',
        headings: ['Group', 'Name'],
        rows: [
          ['Kitchen', 'Ana'],
          ['Kitchen', 'Ben'],
          ['Choir', 'Cem'],
        ],
        total: 3,
      },
    ]);
  });

  it('leaves the group where it was put, and off badges', () => {
    const columns = ['name', 'group'] as const;
    const [sheet] = tables(readingOf([choir]), { source, columns });
    expect(sheet?.headings).toEqual(['Name', 'Group']);
    const page = { document: 'badges', sheet: 'L7160' } as const;
    const [badges] = tables(readingOf([choir]), { source, output: { format: 'pdf', page } });
    expect(badges?.headings).toEqual(['Name']);
  });

  it('has headings and nobody where there are no groups', () => {
    expect(tables(readingOf([]), { source, output: xlsx })).toEqual([
      { name: 'Groups', headings: ['Group', 'Name'], rows: [], total: 0 },
    ]);
  });
});

describe('a matrix', () => {
  const source = { kind: 'groups', groupIds: null, arrangement: 'matrix' } as const;
  const matrix = ['Kitchen', 'kitchen', 'Name', 'Choir'].map((name, n) => ({
    id: groupIdOf(n),
    name,
  }));
  const ana = exportLine({
    stay: null,
    memberOf: new Map([
      [0, false],
      [3, true],
    ]),
  });

  it('has the columns of the person in front, and a column for each group under a name of its own', () => {
    const reading = readingOf([{ name: null, lines: [ana] }], { matrix });
    expect(tables(reading, { source, columns: ['name', 'email', 'role', 'group'] })).toEqual([
      {
        name: 'Groups',
        headings: ['Name', 'E-mail', 'Kitchen', 'kitchen (2)', 'Name (2)', 'Choir'],
        rows: [['Ada Lovelace', 'ada@example.org', 'x', null, null, 'Admin']],
        total: 1,
      },
    ]);
  });

  it('names the person where no column of a person was chosen', () => {
    const reading = readingOf([{ name: null, lines: [ana] }], { matrix: matrix.slice(0, 1) });
    const [sheet] = tables(reading, { source, columns: ['joined'] });
    expect(sheet).toMatchObject({
      name: 'Kitchen',
      headings: ['Name', 'Kitchen'],
      rows: [['Ada Lovelace', 'x']],
    });
  });
});

describe('columns that a source does not have', () => {
  it('are refused in words', () => {
    const source = { kind: 'people', filter: {} } as const;
    const reading = readingOf([{ name: null, lines: [] }]);
    expect(() => documentOf(reading, { source, columns: ['name', 'joined'] })).toThrow(
      expect.objectContaining({
        code: 'invalidRequest',
        message: expect.stringContaining('“Joined”'),
        details: { field: 'joined' },
      }),
    );
  });

  it('do not matter to a format that has no columns', () => {
    const source = { kind: 'people', filter: {} } as const;
    const output = { format: 'vcard' } as const;
    const reading = readingOf([{ name: null, lines: exportLines({}) }]);
    const document = documentOf(reading, { source, columns: ['joined'], output });
    expect([...document.lines]).toHaveLength(1);
  });
});

describe('what is said of an export', () => {
  const at = instantOf(Date.UTC(2026, 2, 3, 12));
  const groupNames = new Map([[groupIdOf(1), 'Kitchen']]);
  const group = { kind: 'group', groupId: groupIdOf(1) } as const;
  const span = { from: instantOf(Date.UTC(2026, 0, 1)), to: instantOf(Date.UTC(2026, 0, 31)) };
  const personIds = [personIdOf(1), personIdOf(2)];
  it.each<[string, string, DocumentWish['source'], string[]]>([
    ['Kitchen', 'Kitchen', group, ['Kitchen']],
    ['Kitchen', 'Kitchen, as of 3 March 2026', { ...group, at }, ['Kitchen']],
    ['Kitchen', 'Kitchen, 2 chosen people', { ...group, personIds }, ['Kitchen']],
    [
      'Kitchen',
      'Kitchen, only who has “an” in name, e-mail or phone',
      { ...group, filter: ' an ' },
      ['Kitchen'],
    ],
    [
      'Groups',
      'All groups (2), as of 3 March 2026',
      { kind: 'groups', groupIds: null, at },
      ['A', 'B'],
    ],
    [
      'Groups',
      '2 groups: A, B',
      { kind: 'groups', groupIds: [groupIdOf(1), groupIdOf(2)] },
      ['A', 'B'],
    ],
    ['A', '1 group: A', { kind: 'groups', groupIds: [groupIdOf(1)] }, ['A']],
    ['People', 'People', { kind: 'people', filter: {} }, []],
    [
      'People',
      'People, in any of “Kitchen”, in none of “a group that is gone”, who are active or gone, only who has “jo” in name, e-mail or phone',
      {
        kind: 'people',
        filter: {
          anyOf: [groupIdOf(1)],
          noneOf: [groupIdOf(2)],
          statuses: ['active', 'gone'],
          text: 'jo',
        },
      },
      [],
    ],
    ['People', '2 chosen people', { kind: 'people', filter: {}, personIds }, []],
    [
      'Kitchen: history',
      'Kitchen: who was in it when',
      { kind: 'stays', groupId: groupIdOf(1) },
      ['Kitchen'],
    ],
    [
      'Kitchen: history',
      'Kitchen: who was in it when, who left between 1 January 2026 and 31 January 2026',
      { kind: 'stays', groupId: groupIdOf(1), filter: { kind: 'left', ...span } },
      ['Kitchen'],
    ],
  ])('%s: %s', (title, words, source, names) => {
    const parts = names.length === 0 ? [null] : names;
    const reading = readingOf(
      parts.map((name) => ({ name, lines: [] })),
      { groupNames, unsentEdits: 3 },
    );
    const document = documentOf(reading, { source });
    const asOf = typeof source === 'object' && source !== null && 'at' in source ? at : undefined;
    expect([document.title, document.about]).toEqual([
      title,
      {
        organisation: 'Riverside',
        source: words,
        asOf: asOf ?? '2026-11-20T09:30:00.000Z',
        writtenAt: '2026-11-20T09:30:00.000Z',
        unsentEdits: 3,
      },
    ]);
  });
});

describe('what is asked of the store', () => {
  it('is only what the columns show', () => {
    expect(needsOf(requestOf({ columns: ['name', 'joined'] }))).toEqual({
      attributes: [],
      otherEmails: false,
      groups: false,
    });
    const columns = ['attribute:team', 'otherEmails', 'groupCount', 'attribute:a:b'] as const;
    expect(needsOf(requestOf({ columns }))).toEqual({
      attributes: ['team', 'a:b'],
      otherEmails: true,
      groups: true,
    });
  });

  it('is what the format needs, whatever the columns are', () => {
    const columns = ['attribute:team'] as const;
    expect(needsOf(requestOf({ columns, output: { format: 'vcard' } }))).toEqual({
      attributes: [],
      otherEmails: true,
      groups: true,
    });
    expect(needsOf(requestOf({ columns, output: { format: 'emails' } }))).toEqual({
      attributes: [],
      otherEmails: true,
      groups: false,
    });
  });
});
