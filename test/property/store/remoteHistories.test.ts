import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore } from '#electron/store/openStore.ts';
import type { TestStore } from '#test/support/openTestStore.ts';
import { at } from '#test/support/storeSeed.ts';
import { makeMemoryFolder } from '../syncOnDisk/memoryFolder.ts';
import { HistoryModel, type StayRow, stayKey } from './historyModel.ts';
import { type HistoryStep, sharedSteps, watchedSteps } from './historySteps.ts';
import { folded } from './storeModel.ts';

const runs = Number(process.env.MUSTER_PROPERTY_RUNS ?? 60);

/** Nothing the server ever held goes away, and a date of the server never becomes an observed one. */
function checkKept(before: readonly StayRow[], after: readonly StayRow[]): void {
  const byId = new Map(after.map((row) => [row.id, row]));
  for (const was of before) {
    // An unsent add that was taken back never happened.
    if (was.datesFrom === 'edit') continue;
    const is = byId.get(was.id);
    expect(is).toBeDefined();
    if (was.standing !== 'past') continue;
    expect(is?.standing).toBe('past');
    if (was.datesFrom === 'server')
      expect(is).toMatchObject({ joined: was.joined, datesFrom: 'server' });
    if (was.leftFrom === 'server') expect(is?.leftFrom).toBe('server');
    if (is?.leftFrom === 'observed') expect(is).toEqual(was);
  }
}

/** What stands in history with the server's dates is what the server has told, each once. */
function checkTold(model: HistoryModel, rows: readonly StayRow[]): void {
  const dated = rows.filter(
    ({ standing, datesFrom, leftFrom }) =>
      standing === 'past' && datesFrom === 'server' && leftFrom === 'server',
  );
  const keys = dated.map(stayKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => !model.told.has(key))).toEqual([]);
}

/** [I1]: the view is the copy with the pending edits on it, whatever is told of the past. */
function checkView(model: HistoryModel): void {
  const lane = model.store.readLane(model.groupId);
  const members = (state: ReturnType<typeof folded> | undefined) =>
    [...(state?.members.keys() ?? [])].sort();
  expect(members(model.store.groupState(model.groupId))).toEqual(
    members(lane === null ? null : folded(lane)),
  );
}

function run(model: HistoryModel, steps: readonly HistoryStep[]): void {
  let before = model.rows();
  for (const step of steps) {
    model.take(step);
    const after = model.rows();
    checkKept(before, after);
    checkTold(model, after);
    checkView(model);
    before = after;
  }
  model.lookAtAll();
  checkKept(before, model.rows());
}

/** As `openTestStore`, only in memory, and gone with its history: there are hundreds of them. */
function openStoreIn(folder: string): TestStore {
  const file = join(folder, 'muster.db');
  const open = () => openStore({ file, now: () => Date.parse(at(0)) });
  let store = open();
  return {
    get store() {
      return store;
    },
    file,
    folder,
    reopen() {
      store.close();
      store = open();
      return store;
    },
  };
}

function inModel(datesMembers: boolean, work: (model: HistoryModel) => void): void {
  const model = new HistoryModel(openStoreIn(makeMemoryFolder()), datesMembers);
  try {
    work(model);
  } finally {
    model.close();
    model.store.close();
    rmSync(model.bench.folder, { recursive: true, force: true });
  }
}

/** Is somebody a member here by an observed date that lies before the end of this stay? */
function isWithin(
  { memberKey, left }: { memberKey: string; left: number },
  rows: readonly StayRow[],
): boolean {
  return rows.some(
    (row) =>
      row.standing === 'open' &&
      row.memberKey === memberKey &&
      row.datesFrom === 'observed' &&
      row.joined !== null &&
      row.joined < left,
  );
}

describe('the history of a group, whatever the server tells of it and when', () => {
  it('is the server’s in the end where nothing was done here, and no stay ever goes away', () => {
    fc.assert(
      fc.property(watchedSteps, (steps) => {
        inModel(true, (model) => {
          run(model, steps);
          const rows = model.rows();
          const past = rows.filter(({ standing }) => standing === 'past');
          expect(past.map(stayKey).sort()).toEqual(model.ended.map(stayKey).sort());
          const origins = past.map(({ datesFrom, leftFrom }) => `${datesFrom} ${leftFrom}`);
          expect(origins.filter((origin) => origin !== 'server server')).toEqual([]);
          const open = rows.filter(({ standing }) => standing === 'open');
          expect(open.map(({ memberKey, joined }) => `${memberKey} ${joined}`).sort()).toEqual(
            [...model.members].map(([memberKey, joined]) => `${memberKey} ${joined}`).sort(),
          );
        });
      }),
      { numRuns: runs },
    );
  });

  it.each([
    { dates: 'with', datesMembers: true },
    { dates: 'without', datesMembers: false },
  ])(
    'holds all that was told beside what was observed, with edits of ours, $dates dates of joining',
    ({ datesMembers }) => {
      fc.assert(
        fc.property(sharedSteps, (steps) => {
          inModel(datesMembers, (model) => {
            run(model, [...steps, { kind: 'push' }]);
            const rows = model.rows();
            const shown = new Set(rows.map(stayKey));
            const missing = model.ended.filter((stay) => !shown.has(stayKey(stay)));
            // Without dates nobody can say whether a member of now is one who came back or one who is about to be missing.
            expect(missing.filter((stay) => !isWithin(stay, rows))).toEqual([]);
            if (datesMembers) expect(missing).toEqual([]);
            // Told once more, nothing moves.
            model.lookAtAll();
            expect(model.rows()).toEqual(rows);
          });
        }),
        { numRuns: runs },
      );
    },
  );
});
