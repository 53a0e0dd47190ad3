import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type ExportJobOrder, startExportJob } from '#electron/roster/exportJob.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { RosterOrder } from '#shared/domain/roster.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { type ExportRequest, exportRequestSchema } from '#shared/ipc/methods/exports.ts';
import { openTestStore, type TestStore } from '#test/support/openTestStore.ts';
import { readXlsx } from '#test/support/readXlsx.ts';
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

function start(
  file: string,
  folder: string,
  request: Omit<Partial<ExportRequest>, 'source'> & {
    source: { groupId: GroupId } & Partial<ExportRequest['source']>;
  },
  options: Partial<ExportJobOrder> = {},
) {
  return startExportJob({
    worker,
    storeFile: file,
    request: exportRequestSchema.parse({
      format: 'xlsx',
      columns: ['name', 'role', 'joined', 'memberKey'],
      ...request,
    }),
    targetPath: join(folder, 'roster'),
    locale: 'de-DE',
    timeZone: 'UTC',
    onProgress: () => {},
    ...options,
  });
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
    const written = await start(store.file, folder, { source: { groupId, sort } }).finished;
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
      source: { groupId, personIds: chosen },
      format: 'csv',
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
    const { finished } = start(store.file, folder, { source: { groupId } });
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
    const job = start(store.file, folder, { source: { groupId } });
    job.cancel();
    expect(await codeOf(job.finished)).toBe('cancelled');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says when the group is not there', async () => {
    const { store } = seed(1);
    const folder = temporaryFolder();
    const job = start(store.file, folder, { source: { groupId: newGroupId() } });
    expect(await codeOf(job.finished)).toBe('notFound');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says when the data file cannot be read', async () => {
    const { groupId } = seed(1);
    const folder = temporaryFolder();
    const job = start(join(folder, 'gone.db'), folder, { source: { groupId } });
    expect(await codeOf(job.finished)).toBe('fileDenied');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says when the file cannot be written', async () => {
    const { store, groupId } = seed(1);
    const targetPath = join(store.file, 'roster.xlsx');
    const job = start(store.file, store.folder, { source: { groupId } }, { targetPath });
    expect(await codeOf(job.finished)).toBe('fileDenied');
  });
});
