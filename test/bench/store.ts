import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#electron/store/openStore.ts';
import { size } from './fullSize.ts';
import { type BenchRow, informative, timed } from './measure.ts';
import { makeOrganisation } from './organisation.ts';
import { commitEdits } from './storeEditing.ts';
import { pullAgain, pullGroups, pullPeople, tellHistory } from './storePulling.ts';
import { filterPeople, listByChange, openRoster, readPast, typeAhead } from './storeReading.ts';

/** Measures the store's budgets (design, §9) on an organisation of full size in a temporary file. */
export async function runStoreBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  const file = join(folder, 'muster.db');
  try {
    const organisation = makeOrganisation(size);
    let store = openStore({ file });
    const rows = [...pullPeople(store, organisation), ...pullGroups(store, organisation)];
    rows.push(pullAgain(store, organisation));
    rows.push(...tellHistory(store, organisation));
    store.close();
    rows.push({ ...informative('file', 'MB', [statSync(file).size / 1e6]), budget: '—' });
    const opened = timed(10, () => {
      store = openStore({ file });
      store.close();
    });
    const openMs = opened.map(({ ms }) => ms);
    rows.push({ ...informative('open the store', 'ms', openMs), budget: 'part of 1500 ms' });
    store = openStore({ file });
    rows.push(...openRoster(store), ...readPast(store), ...listByChange(store));
    rows.push(...typeAhead(store), ...filterPeople(store), ...commitEdits(store));
    store.close();
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
