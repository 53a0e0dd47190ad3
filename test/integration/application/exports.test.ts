import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from '#test/support/startTestApplication.ts';

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let muster: TestApplication;

beforeEach(async () => {
  data = await makeDataFolder();
  muster = await startTestApplication(data.folder);
  await muster.call('workspace.add', { kind: 'demo' });
  await muster.upToDate();
});

afterEach(async () => {
  await muster.application.close();
  await data.removeFolder();
});

async function aGroup() {
  const [group] = (await muster.call('groups.list', { search: 'Drivers' })).items;
  if (group === undefined) throw new Error('No demo data.');
  return group;
}

const name = [{ field: 'name' }] as const;

describe('exports over the contract', () => {
  it('need one call: the host chooses the file by the name suggested', async () => {
    const group = await aGroup();
    const { jobId } = await muster.call('exports.run', {
      source: { kind: 'group', groupId: group.id },
      columns: [...name],
      output: { format: 'emails', separator: 'line' },
      suggestedName: 'Drivers',
    });
    const { outcome } = await muster.waitFor('job.finished', (job) => job.jobId === jobId);
    expect(outcome).toMatchObject({ kind: 'done', fileName: 'Drivers.txt' });
    const file = await readFile(join(data.folder, 'exports', 'Drivers.txt'), 'utf8');
    const { parts, rows } = await muster.call('exports.text', {
      source: { kind: 'group', groupId: group.id },
      columns: [...name],
      output: { format: 'emails', separator: 'line' },
    });
    expect(file).toBe(`${parts.join('\n\n')}\n`);
    expect(outcome).toMatchObject({ rows, bytes: Buffer.byteLength(file) });
    if (outcome.kind !== 'done') throw new Error('It failed.');
    expect(await muster.call('exports.show', { target: outcome.target })).toEqual({
      downloadPath: `/downloads/${outcome.target}`,
    });
  });

  it('say again what came of one that is to be stopped too late', async () => {
    const group = await aGroup();
    const { jobId } = await muster.call('exports.run', {
      source: { kind: 'group', groupId: group.id },
      columns: [...name],
      output: { format: 'csv' },
    });
    const first = await muster.waitFor('job.finished', (job) => job.jobId === jobId);
    expect(first.outcome.kind).toBe('done');
    const told: unknown[] = [];
    muster.application.onEvent(({ event, payload }) => {
      if (event === 'job.finished') told.push(payload);
    });
    const unknown = '01890a5d-ac96-774b-bcce-b302099a8057';
    await muster.call('exports.cancel', { jobId });
    await muster.call('exports.cancel', { jobId: unknown });
    expect(told).toEqual([
      first,
      {
        jobId: unknown,
        outcome: { kind: 'failed', error: expect.objectContaining({ code: 'cancelled' }) },
      },
    ]);
  });

  it('show only the newest of what is looked at, and go on with texts', async () => {
    const group = await aGroup();
    const source = { kind: 'group', groupId: group.id } as const;
    const output = { format: 'csv' } as const;
    const request = { source, columns: [...name], output };
    const [text, before, after] = await Promise.allSettled([
      muster.call('exports.text', request),
      muster.call('exports.preview', request),
      muster.call('exports.preview', request),
    ]);
    expect([text.status, after.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(before).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
  });

  it('are not begun when the user chose no file', async () => {
    const group = await aGroup();
    await muster.application.close();
    muster = await startTestApplication(data.folder, {
      chooseSaveTarget: () => Promise.resolve(null),
    });
    const source = { kind: 'group', groupId: group.id } as const;
    const output = { format: 'xlsx' } as const;
    await expect(
      muster.call('exports.run', { source, columns: [...name], output }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(join(data.folder, 'exports'))).toEqual([]);
  });

  it('offer what the kind of source has', async () => {
    const fields = async (sourceKind: 'group' | 'people') =>
      (await muster.call('exports.formats', { sourceKind })).columns.map(({ field }) => field);
    expect(await fields('group')).toContain('joined');
    expect(await fields('people')).not.toContain('joined');
  });

  it('show the first rows of whatever is asked for, as the workspace is now', async () => {
    const group = await aGroup();
    await muster.call('sync.setOffline', { offline: true });
    await muster.call('groups.update', { groupId: group.id, name: 'Motorists' });
    const preview = (source: object) =>
      muster.call('exports.preview', {
        source: source as { kind: 'groups'; groupIds: null },
        columns: [...name],
        output: { format: 'xlsx' },
        rows: 2,
      });
    const one = await preview({ kind: 'group', groupId: group.id });
    expect(one).toMatchObject({ headings: ['Name'], total: group.memberCount, unsentEdits: 1 });
    expect(one.rows).toHaveLength(2);
    const all = await preview({ kind: 'groups', groupIds: null });
    expect(all.sheets).toContain('Motorists');
    expect(all.sheets).toHaveLength(18);
    const matrix = await preview({ kind: 'groups', groupIds: null, arrangement: 'matrix' });
    expect(matrix.headings).toHaveLength(19);
    const people = await preview({ kind: 'people', filter: { anyOf: [group.id] } });
    expect(people.total).toBe(group.memberCount);
    const stays = await preview({ kind: 'stays', groupId: group.id });
    expect(stays.total).toBeGreaterThanOrEqual(group.memberCount);
  });

  it('say when a group is not there', async () => {
    const source = { kind: 'group', groupId: '01890a5d-ac96-774b-bcce-b302099a8057' };
    const params = { source, columns: name, output: { format: 'csv' } };
    expect(await muster.application.dispatch('exports.preview', params)).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
    const begun = await muster.application.dispatch('exports.run', params);
    expect(begun).toMatchObject({ ok: true });
    const { outcome } = await muster.waitFor('job.finished', () => true);
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'notFound' } });
    expect(await readdir(join(data.folder, 'exports'))).toEqual([]);
  });

  it('say that a workbook is no text', async () => {
    const source = { kind: 'groups', groupIds: null };
    const params = { source, columns: name, output: { format: 'xlsx' } };
    expect(await muster.application.dispatch('exports.text', params)).toMatchObject({
      error: { code: 'notSupported' },
    });
  });
});

describe('export templates over the contract', () => {
  it('are kept, changed and forgotten', async () => {
    const settings = { columns: [...name], output: { format: 'csv' } } as const;
    const saved = await muster.call('exportTemplates.save', {
      name: ' Phones ',
      sourceKind: 'group',
      settings: { ...settings, columns: [...settings.columns] },
    });
    expect(saved).toMatchObject({ name: 'Phones', settings: { output: { lineEnds: 'crlf' } } });
    await muster.call('exportTemplates.save', { ...saved, name: 'Names' });
    expect((await muster.call('exportTemplates.list', {})).templates).toEqual([
      { ...saved, name: 'Names' },
    ]);
    await muster.call('exportTemplates.delete', { id: saved.id });
    expect((await muster.call('exportTemplates.list', {})).templates).toEqual([]);
  });
});
