import { describe, expect, it } from 'vitest';
import {
  exportLine,
  exportLines,
  groupIdOf,
  readingOf,
  writeReading,
} from '#test/support/exportLines.ts';
import { hostileTexts } from '#test/support/hostileTexts.ts';

const output = { format: 'json' } as const;

describe('a JSON roster', () => {
  it('says what it is, what its columns are, and holds a line for each of the people', async () => {
    const lines = exportLines(
      { groups: ['Kitchen'] },
      { name: 'Bo', email: null, stay: { joinedAt: null } },
    );
    const reading = readingOf([{ name: 'Kitchen', lines }], { unsentEdits: 2 });
    const columns = [
      { field: 'name', heading: 'Who' } as const,
      ...(['email', 'joined', 'groupCount'] as const),
    ];
    const text = (await writeReading(reading, { columns, output })).toString();
    expect(JSON.parse(text)).toEqual({
      about: {
        organisation: 'Riverside',
        source: 'Kitchen',
        asOf: '2026-11-20T09:30:00.000Z',
        writtenAt: '2026-11-20T09:30:00.000Z',
        rows: 2,
        unsentEdits: 2,
      },
      columns: [
        { key: 'name', heading: 'Who', kind: 'text' },
        { key: 'email', heading: 'E-mail', kind: 'text' },
        { key: 'joined', heading: 'Joined', kind: 'date' },
        { key: 'groupCount', heading: 'Number of groups', kind: 'number' },
      ],
      rows: [
        { name: 'Ada Lovelace', email: 'ada@example.org', joined: '2025-03-09', groupCount: 1 },
        { name: 'Bo', email: null, joined: null, groupCount: 0 },
      ],
    });
  });

  it('has each group by itself, also one that nobody is in', async () => {
    const reading = readingOf([
      { name: 'Kitchen', lines: exportLines({ name: 'Ana' }, { name: 'Ben' }) },
      { name: '"Choir"', lines: [] },
    ]);
    const source = { kind: 'groups', groupIds: null } as const;
    const text = (await writeReading(reading, { source, output })).toString();
    expect(JSON.parse(text).groups).toEqual([
      { name: 'Kitchen', rows: [{ name: 'Ana' }, { name: 'Ben' }] },
      { name: '"Choir"', rows: [] },
    ]);
  });

  it('has no group where all are asked for and none is there', async () => {
    const source = { kind: 'groups', groupIds: null } as const;
    const text = (await writeReading(readingOf([]), { source, output })).toString();
    expect(JSON.parse(text)).toMatchObject({ about: { rows: 0 }, groups: [] });
    expect(JSON.parse(text)).not.toHaveProperty('rows');
  });

  it('names the groups of a matrix by their ids, for two may be called the same', async () => {
    const matrix = [1, 2].map((n) => ({ id: groupIdOf(n), name: 'Choir' }));
    const memberOf = new Map([[1, true]]);
    const reading = readingOf([{ name: null, lines: [exportLine({ memberOf })] }], { matrix });
    const source = { kind: 'groups', groupIds: null, arrangement: 'matrix' } as const;
    const { columns, rows } = JSON.parse(
      (await writeReading(reading, { source, output })).toString(),
    );
    const [first, second] = matrix.map(({ id }) => `group:${id}`);
    expect(columns.slice(1)).toEqual([
      { key: first, heading: 'Choir', kind: 'text' },
      { key: second, heading: 'Choir (2)', kind: 'text' },
    ]);
    expect(rows).toEqual([
      { name: 'Ada Lovelace', [String(first)]: null, [String(second)]: 'Admin' },
    ]);
  });

  it('gives every text back as it was, but for half characters', async () => {
    const lines = exportLines(...hostileTexts.map((name) => ({ name })));
    const bytes = await writeReading(readingOf([{ name: 'Kitchen', lines }]), { output });
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    expect(JSON.parse(text).rows.map(({ name }: { name: string }) => name)).toEqual(
      hostileTexts.map((hostile) => hostile.toWellFormed()),
    );
  });

  it('is whole where nobody is in it', async () => {
    const text = (
      await writeReading(readingOf([{ name: 'Kitchen', lines: [] }]), { output })
    ).toString();
    expect(JSON.parse(text)).toMatchObject({ about: { rows: 0 }, rows: [] });
  });
});
