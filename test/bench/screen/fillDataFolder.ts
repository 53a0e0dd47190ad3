import { mkdirSync } from 'node:fs';
import { openRegistry, workspaceFolder } from '#electron/hosts/application/registry.ts';
import { dataFileIn } from '#electron/hosts/application/workspaceSession.ts';
import { openStore } from '#electron/store/openStore.ts';
import type { RemoteGroup } from '#electron/sync/ports/remote.ts';
import { workspaceIdSchema } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import { makeOrganisation } from '../organisation.ts';

const size = { people: 100_000, groups: 1000, memberships: 1_000_000, largestGroup: 5000 };

/** Rosters of 5,000, one for each time that one is opened: opened again, it would come from the page's memory. */
export const largeGroups = Array.from(
  { length: 34 },
  (_, n) => `Large group ${String(n + 1).padStart(2, '0')}`,
);
export const largeRoster = 5000;

/** Makes the folder that of somebody whose organisation was fetched, and who has to sign in again: nothing syncs. */
export function fillDataFolder(dataFolder: string): void {
  const id = workspaceIdSchema.parse('01890000-0000-7000-8000-000000000001');
  const registry = openRegistry(dataFolder);
  registry.put({
    id,
    name: 'Bench',
    provider: 'stream',
    baseUrl: 'http://127.0.0.1:9',
    isDemo: false,
    scope: null,
  });
  registry.setOpen(id);
  const folder = workspaceFolder(dataFolder, id);
  mkdirSync(folder, { recursive: true });
  const store = openStore({ file: dataFileIn(folder) });
  const at = instantOf(Date.now());
  const organisation = makeOrganisation(size);
  const groups = organisation.groups.map(enlarge);

  let { cursor } = store.beginPull('people');
  for (const [people, nextCursor] of pagesOf(organisation.people, 1000)) {
    store.applyPeoplePage({ expectedCursor: cursor, nextCursor, people, unreadable: [], at });
    cursor = nextCursor;
  }
  store.finishPeoplePull(at);
  ({ cursor } = store.beginPull('groups'));
  for (const [page, nextCursor] of pagesOf(groups, 20)) {
    const known = { expectedCursor: cursor, nextCursor, unreadRemoteIds: [], unreadable: [], at };
    store.applyGroupsPage({ ...known, groups: page }, (_, remote) =>
      remote === undefined ? {} : { base: remote },
    );
    cursor = nextCursor;
  }
  store.finishGroupsPull(at);
  store.close();
}

function enlarge(group: RemoteGroup, index: number): RemoteGroup {
  const name = largeGroups[index];
  if (name === undefined) return group;
  const members = Array.from({ length: largeRoster }, (_, n) => ({
    memberKey: `user-${(index * 3001 + n * 7919) % size.people}`,
    isAdmin: n % 25 === 0,
    joinedAt: instantOf(Date.UTC(2024, 0, 1) + n * 3_600_000),
  }));
  return { ...group, name, members };
}

function* pagesOf<Item>(items: readonly Item[], size: number) {
  for (let start = 0; start < items.length; start += size) {
    const next = start + size < items.length ? String(start) : null;
    yield [items.slice(start, start + size), next] as const;
  }
}
