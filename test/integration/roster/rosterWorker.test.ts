import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  type ExportJobOrder,
  startExportJob,
  startPreviewJob,
  startTextJob,
} from '#electron/roster/exportJob.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { RosterOrder } from '#shared/domain/roster.ts';
import { instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { type DocumentWish, requestOf } from '#test/support/exportLines.ts';
import { openTestStore, type TestStore } from '#test/support/openTestStore.ts';
import { readVcards } from '#test/support/readVcards.ts';
import { readXlsx, rowsOf } from '#test/support/readXlsx.ts';
import {
  at,
  groupNamed,
  intents,
  newGroupId,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const worker = new URL('../../../electron/roster/worker.ts', import.meta.url);

function seed(people: number): { store: TestStore; groupId: GroupId } {
  const store = openTestStore();
  const keys = Array.from({ length: people }, (_, index) => `p${String(index).padStart(5, '0')}`);
  pull(store.store, {
    people: keys.map((key) => remotePerson(key, `=Person ${key}`)),
    groups: [remoteGroup('Kitchen: Sat/Sun', [...keys.slice(1), `${keys[0]}*`])],
  });
  return { store, groupId: groupNamed(store.store, 'Kitchen: Sat/Sun') };
}

function orderOf(file: string, wish: DocumentWish): ExportJobOrder {
  const columns = ['name', 'role', 'joined', 'memberKey'] as const;
  return {
    worker,
    storeFile: file,
    request: requestOf({ output: { format: 'xlsx' }, columns, ...wish }),
    organisation: 'Riverside',
    writtenAt: instantOf(Date.UTC(2026, 0, 2)),
    locale: 'de-DE',
    timeZone: 'UTC',
  };
}

function start(
  file: string,
  folder: string,
  { groupId, sort, ...wish }: DocumentWish & { groupId: GroupId; sort?: RosterOrder },
  targetPath = join(folder, 'roster'),
) {
  const source = { kind: 'group', groupId, ...(sort === undefined ? {} : { sort }) } as const;
  return startExportJob({ ...orderOf(file, { source, ...wish }), targetPath });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof MusterError ? error.code : `no known failure: ${String(error)}`;
}

describe('the roster worker on a store', () => {
  it('writes a workbook of the group, in the order asked for', async () => {
    const { store, groupId } = seed(3);
    const folder = temporaryFolder();
    const sort: RosterOrder = [{ key: 'name', direction: 'descending' }];
    const written = await start(store.file, folder, { groupId, sort }).finished;
    const { cells, sheetName, lastRow } = readXlsx(join(folder, 'roster'));
    expect(written.rows).toBe(3);
    expect([sheetName, lastRow]).toEqual(['Kitchen- Sat-Sun', 4]);
    expect(['A', 'B', 'C', 'D'].map((letter) => cells.get(`${letter}4`)?.text)).toEqual([
      '=Person p00000',
      'Admin',
      // 31 December 2025: a thousand seconds before the new year.
      '46022',
      'p00000',
    ]);
    expect(cells.get('A2')?.text).toBe('=Person p00002');
  });

  it('writes a CSV of the people chosen only', async () => {
    const { store, groupId } = seed(5);
    const folder = temporaryFolder();
    const chosen = [
      personNamed(store.store, '=Person p00001'),
      personNamed(store.store, '=Person p00003'),
    ];
    const written = await start(store.file, folder, {
      groupId,
      source: { kind: 'group', groupId, personIds: chosen },
      output: { format: 'csv' },
      columns: ['memberKey', 'name'],
    }).finished;
    const text = readFileSync(join(folder, 'roster'), 'utf8');
    expect(written).toEqual({ rows: 2, bytes: Buffer.byteLength(text) });
    expect(Papa.parse(text.slice(1, -2), { delimiter: ';' }).data).toEqual([
      ['Member ID', 'Name'],
      ['p00001', "'=Person p00001"],
      ['p00003', "'=Person p00003"],
    ]);
  });

  it('lets an edit be made meanwhile, and writes the roster as it was', async () => {
    const { store, groupId } = seed(3000);
    const folder = temporaryFolder();
    const leaver = personNamed(store.store, '=Person p02999');
    const { finished } = start(store.file, folder, { groupId });
    const receipt = store.store.commitEdit({
      intents: [{ groupId, intent: intents.take(leaver) }],
      at: at(5),
    });
    expect(receipt.changed).toBe(1);
    const { rows } = await finished;
    // The edit came before or after the worker's snapshot: either way the file is of one moment.
    expect([2999, 3000]).toContain(rows);
    expect(readXlsx(join(folder, 'roster')).lastRow).toBe(rows + 1);
  });

  it('leaves no file when it is cancelled', async () => {
    const { store, groupId } = seed(3000);
    const folder = temporaryFolder();
    const job = start(store.file, folder, { groupId });
    job.cancel();
    expect(await codeOf(job.finished)).toBe('cancelled');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says when the group is not there', async () => {
    const { store } = seed(1);
    const folder = temporaryFolder();
    const job = start(store.file, folder, { groupId: newGroupId() });
    expect(await codeOf(job.finished)).toBe('notFound');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says when the data file cannot be read', async () => {
    const { groupId } = seed(1);
    const folder = temporaryFolder();
    const job = start(join(folder, 'gone.db'), folder, { groupId });
    expect(await codeOf(job.finished)).toBe('fileDenied');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says when the file cannot be written', async () => {
    const { store, groupId } = seed(1);
    const targetPath = join(store.file, 'roster.xlsx');
    const job = start(store.file, store.folder, { groupId }, targetPath);
    expect(await codeOf(job.finished)).toBe('fileDenied');
  });
});

describe('the roster worker asked for something else than a roster’s file', () => {
  function several() {
    const { store, file } = openTestStore();
    pull(store, {
      people: ['Ana', 'Ben', 'Cem'].map((name) => remotePerson(name)),
      groups: [remoteGroup('Kitchen', ['Ana', 'Ben*']), remoteGroup('Choir', ['Cem'])],
    });
    return { store, file, kitchen: groupNamed(store, 'Kitchen') };
  }

  const source = { kind: 'groups', groupIds: null } as const;

  it('writes a sheet for each group, and what it is about', async () => {
    const { store, file, kitchen } = several();
    store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.rename('Mess') }],
      at: at(1),
    });
    const targetPath = join(temporaryFolder(), 'rosters.xlsx');
    const order = orderOf(file, { source, columns: ['name', 'role'] });
    const reports: [number, number][] = [];
    const onProgress = (done: number, total: number) => reports.push([done, total]);
    const { rows } = await startExportJob({ ...order, targetPath, onProgress }).finished;
    expect([rows, reports.at(-1)]).toEqual([3, [3, 3]]);
    const { sheets } = readXlsx(targetPath);
    expect(sheets.map((sheet) => [sheet.name, rowsOf(sheet)])).toEqual([
      [
        'Choir',
        [
          ['Name', 'Role'],
          ['Cem', 'Member'],
        ],
      ],
      [
        'Mess',
        [
          ['Name', 'Role'],
          ['Ana', 'Member'],
          ['Ben', 'Admin'],
        ],
      ],
      [
        'About',
        [
          ['Organisation', 'Riverside'],
          ['What this is', 'All groups (2)'],
          ['As of', '2026-01-02 00:00 (UTC)'],
          ['Written', '2026-01-02 00:00 (UTC)'],
          ['Rows', '3'],
          ['Edits not on the server yet', '1'],
        ],
      ],
    ]);
  });

  it('answers with a text, in as many parts as were asked for', async () => {
    const { file } = several();
    const output = { format: 'emails', separator: 'semicolon', chunk: 2 } as const;
    expect(await startTextJob(orderOf(file, { source, output })).finished).toEqual({
      parts: ['Cem@example.org; Ana@example.org', 'Ben@example.org'],
      rows: 3,
    });
    const cards = await startTextJob(orderOf(file, { source, output: { format: 'vcard' } }))
      .finished;
    expect(readVcards(cards.parts.join('')).map((card) => card.get('categories'))).toEqual([
      ['Choir'],
      ['Kitchen'],
      ['Kitchen'],
    ]);
    expect(await codeOf(startTextJob(orderOf(file, { source })).finished)).toBe('notSupported');
  });

  it('shows the first rows', async () => {
    const { file } = several();
    const order = orderOf(file, { source, columns: ['name'] });
    expect(await startPreviewJob(order, 1).finished).toEqual({
      headings: ['Name'],
      rows: [['Cem']],
      text: null,
      sheets: ['Choir', 'Kitchen'],
      shownSheet: 0,
      total: 3,
      unsentEdits: 0,
      withoutAddress: 0,
    });
  });
});
