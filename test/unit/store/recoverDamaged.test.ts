import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '#electron/store/store.ts';
import { backupFile } from '#test/support/backupBench.ts';
import { changeLines, damagedScene, edit, pageOf, send } from '#test/support/damagedScene.ts';
import { at, groupNamed, intents, personNamed, rosterNames } from '#test/support/storeSeed.ts';
import { readTable } from '#test/support/storeTable.ts';

function closing(store: Store): Store {
  onTestFinished(() => store.close());
  return store;
}

describe('a data file found damaged', () => {
  it('is set aside whole, and the newest copy takes its place', async () => {
    const scene = damagedScene();
    await scene.backUp(scene.store, 10);
    edit(scene.store, 'Kitchen', intents.rename('Cooks'), 20);
    await scene.backUp(scene.store, 30);
    scene.store.close();
    const bytes = scene.damage();

    const { store, recovery } = await scene.reopen(1000);
    closing(store);
    expect(recovery).toEqual({
      at: at(1000),
      setAside: 'damaged-2026-01-01T00-16-40-000Z/muster.db',
      restoredFrom: at(30),
      editsRecovered: 0,
      editsToCheck: 1,
      isComplete: false,
    });
    expect(readFileSync(scene.asideFile(recovery)).equals(bytes)).toBe(true);
    expect(store.countGroups()).toBe(2);
    expect(changeLines(store)).toEqual(['parked: updateGroup Cooks in Cooks']);
    expect(scene.names().filter((name) => /next|salvage|part/.test(name))).toEqual([]);
  });

  it('gives its unsent edits to the copy that takes its place, in their order', async () => {
    const scene = damagedScene();
    await scene.backUp(scene.store, 10);
    edit(scene.store, 'Kitchen', intents.add(personNamed(scene.store, 'dai')), 20);
    edit(scene.store, 'Rota', intents.create('Rota', [personNamed(scene.store, 'eva')]), 21);
    edit(scene.store, 'Kitchen', intents.rename('Cooks'), 22);
    scene.store.writeFlag('offlineByChoice', true);
    const wanted = changeLines(scene.store);
    const lanes = ['Cooks', 'Rota'].map((name) =>
      scene.store.readLane(groupNamed(scene.store, name)),
    );
    scene.store.close();
    const { start, end } = pageOf(scene.file, 'person_search_data');
    scene.damage(start, end);

    const { store, recovery } = await scene.reopen();
    closing(store);
    expect(recovery).toMatchObject({
      restoredFrom: at(10),
      editsRecovered: 3,
      editsToCheck: 0,
      isComplete: true,
    });
    expect(changeLines(store)).toEqual(wanted);
    expect(rosterNames(store, groupNamed(store, 'Cooks'))).toEqual(['ana*', 'ben', 'dai']);
    expect(rosterNames(store, groupNamed(store, 'Rota'))).toEqual(['eva']);
    expect(store.readFlag('offlineByChoice')).toBe(true);
    // The same commands on the same copies.
    const after = ['Cooks', 'Rota'].map((name) => store.readLane(groupNamed(store, name)));
    expect(after.map((lane) => lane?.base)).toEqual(lanes.map((lane) => lane?.base));
    expect(after.map((lane) => lane?.entries.map(({ command }) => command))).toEqual(
      lanes.map((lane) => lane?.entries.map(({ command }) => command)),
    );
  });

  it('starts anew where there is no copy, and keeps the unsent edits', async () => {
    const scene = damagedScene();
    edit(scene.store, 'Kitchen', intents.rename('Cooks'), 20);
    edit(scene.store, 'Cooks', intents.take(personNamed(scene.store, 'ben')), 21);
    scene.store.close();
    const { start, end } = pageOf(scene.file, 'membership');
    scene.damage(start, end);

    const { store, recovery } = await scene.reopen();
    closing(store);
    expect(recovery).toMatchObject({ restoredFrom: null, editsRecovered: 2, isComplete: true });
    const cooks = groupNamed(store, 'Cooks');
    expect(rosterNames(store, cooks)).toEqual(['ana*']);
    expect(store.readLane(cooks)?.remoteId).toBe('Kitchen');
    expect(store.readLane(cooks)?.base?.fields.name).toBe('Kitchen');
  });

  it('takes an older copy where the newest is damaged too', async () => {
    const scene = damagedScene();
    await scene.backUp(scene.store, 10);
    edit(scene.store, 'Kitchen', intents.rename('Cooks'), 20);
    const newest = await scene.backUp(scene.store, 30);
    scene.store.close();
    scene.damage();
    const copy = backupFile(scene.file, `${newest.id}.db`);
    const { start } = pageOf(copy, 'person');
    const bytes = readFileSync(copy).fill(0x11, start, start + 4096);
    writeFileSync(copy, bytes);

    const { store, recovery } = await scene.reopen();
    closing(store);
    expect(recovery.restoredFrom).toBe(at(10));
    expect(scene.log.lines).toContain(
      `warn store.copyNotUsed ${JSON.stringify({ copy: newest.id, code: 'storeCorrupt' })}`,
    );
  });

  it('drops edits of the copy that are known to have left since, and tells how they ended', async () => {
    const scene = damagedScene();
    edit(scene.store, 'Kitchen', intents.rename('Cooks'), 5);
    edit(scene.store, 'Choir', intents.rename('Singers'), 6);
    await scene.backUp(scene.store, 10);
    send(scene.store, 'Cooks', 20);
    scene.store.close();
    const { start, end } = pageOf(scene.file, 'membership');
    scene.damage(start, end);

    const { store, recovery } = await scene.reopen();
    closing(store);
    expect(recovery).toMatchObject({ editsRecovered: 1, editsToCheck: 0, isComplete: true });
    expect(changeLines(store)).toEqual(['queued: updateGroup Singers in Singers']);
    // What was sent is on the server, so it is shown.
    expect(store.readLane(groupNamed(store, 'Cooks'))).toMatchObject({
      entries: [],
      base: { fields: { name: 'Cooks' } },
    });
    expect(readTable(scene.file, 'SELECT outcome FROM activity WHERE args IS NOT NULL')).toEqual([
      { outcome: 'sent' },
      { outcome: null },
    ]);
  });

  it('reads an outbox whose page is bad from activity, and sends none of that unasked', async () => {
    const scene = damagedScene();
    await scene.backUp(scene.store, 10);
    edit(scene.store, 'Kitchen', intents.rename('Cooks'), 20);
    scene.store.close();
    const { start, end } = pageOf(scene.file, 'outbox');
    scene.damage(start, end);

    const { store, recovery } = await scene.reopen();
    closing(store);
    expect(recovery).toMatchObject({ editsRecovered: 0, editsToCheck: 1, isComplete: false });
    expect(changeLines(store)).toEqual(['parked: updateGroup Cooks in Cooks']);
  });

  it('is one that holds an unsent edit nobody can read, though every page is sound', async () => {
    const scene = damagedScene();
    edit(scene.store, 'Kitchen', intents.rename('Cooks'), 20);
    edit(scene.store, 'Choir', intents.rename('Singers'), 21);
    scene.store.close();
    const database = new Database(scene.file);
    database.exec(`UPDATE outbox SET args = '{"name":"Coo' WHERE seq = 1`);
    database.close();

    const { store, recovery } = await scene.reopen();
    closing(store);
    // What it was is known from activity; whether that is all of it is not.
    expect(recovery).toMatchObject({ editsRecovered: 1, editsToCheck: 1, isComplete: false });
    expect(changeLines(store)).toEqual([
      'parked: updateGroup Cooks in Cooks',
      'queued: updateGroup Singers in Singers',
    ]);
    const lost = join(dirname(scene.asideFile(recovery)), 'edits-not-recovered.txt');
    expect(JSON.parse(readFileSync(lost, 'utf8'))).toMatchObject({ seq: 1, args: '{"name":"Coo' });
  });

  it('is read with the first page of a copy where its own is bad', async () => {
    const scene = damagedScene();
    await scene.backUp(scene.store, 10);
    edit(scene.store, 'Kitchen', intents.rename('Cooks'), 20);
    scene.store.close();
    scene.damage(0, 4096);

    const { store, recovery } = await scene.reopen();
    closing(store);
    expect(recovery).toMatchObject({ editsRecovered: 1, editsToCheck: 0, isComplete: false });
    expect(changeLines(store)).toEqual(['queued: updateGroup Cooks in Cooks']);
  });

  it('has its edits in conflict back with the conflict, and what was on its way is sent again', async () => {
    const scene = damagedScene();
    edit(scene.store, 'Kitchen', intents.rename('Cooks'), 20);
    edit(scene.store, 'Choir', intents.rename('Singers'), 21);
    const mark = (group: string, change: object) =>
      scene.store.changeLane(
        groupNamed(scene.store, group),
        undefined,
        ({ entries }) => ({ entries: entries.map(({ seq }) => ({ seq, ...change })) }) as never,
        at(22),
      );
    mark('Singers', { state: 'acked', attempts: 2 });
    scene.store.changeLane(
      groupNamed(scene.store, 'Cooks'),
      undefined,
      ({ entries }) => ({
        conflicts: [
          {
            kind: 'name',
            seqs: entries.map(({ seq }) => seq),
            base: 'Kitchen',
            mine: 'Cooks',
            theirs: 'Chefs',
          },
        ],
      }),
      at(22),
    );
    scene.store.close();
    const { start, end } = pageOf(scene.file, 'membership');
    scene.damage(start, end);

    const { store } = await scene.reopen();
    closing(store);
    expect(changeLines(store)).toEqual([
      'conflict: updateGroup Cooks in Cooks',
      'queued: updateGroup Singers in Singers',
    ]);
    expect(store.readLane(groupNamed(store, 'Singers'))?.entries).toMatchObject([{ attempts: 2 }]);
    expect(store.listChanges({ limit: 1, cursor: null }).items[0]?.conflict).toMatchObject({
      kind: 'name',
      mine: 'Cooks',
      theirs: 'Chefs',
    });
  });
});
