import { afterEach, describe, expect, it } from 'vitest';
import { Dataset } from '#electron/sandbox/dataset/dataset.ts';
import { parseTimestamp } from '#electron/sandbox/dataset/timestamp.ts';
import { dateTimeFamily } from '#electron/sandbox/faces/stream/pathFamily.ts';
import { listUserGroups, searchUserGroups } from '#electron/sandbox/faces/stream/readGroups.ts';
import { memoryStorage } from '#electron/sandbox/persistence/storage.ts';
import {
  type StreamGroup,
  startTestSandbox,
  type TestSandbox,
} from '#test/support/startSandbox.ts';

/** A dataset whose groups share creation times three by three. */
function datasetWithTies(names: readonly string[]): Dataset {
  const dataset = new Dataset(memoryStorage(), { now: () => 0n });
  dataset.seed({
    people: [],
    groups: names.map((name, at) => {
      const createdAt = parseTimestamp(`2026-11-01T12:00:00.00000000${Math.floor(at / 3)}Z`)!;
      const id = `g-${(at * 7) % names.length}`;
      return {
        id,
        name,
        description: '',
        teamId: null,
        createdBy: null,
        createdAt,
        updatedAt: createdAt,
      };
    }),
    memberships: [],
  });
  return dataset;
}

function read(
  operation: typeof listUserGroups,
  dataset: Dataset,
  query: Record<string, string>,
): StreamGroup[] {
  const { user_groups } = operation({
    dataset,
    caller: { kind: 'server' },
    pathId: '',
    query,
    body: undefined,
    family: dateTimeFamily,
  });
  return user_groups as unknown as StreamGroup[];
}

describe('paging through groups', () => {
  it('loses and repeats nothing where creation times are equal', () => {
    const names = Array.from({ length: 20 }, (_, at) => `Group ${at}`);
    const dataset = datasetWithTies(names);
    const seen: StreamGroup[] = [];
    let query: Record<string, string> = { limit: '4' };
    for (;;) {
      const page = read(listUserGroups, dataset, query);
      seen.push(...page);
      const last = page.at(-1);
      if (page.length < 4 || !last) break;
      query = { limit: '4', created_at_gt: last.created_at, id_gt: last.id };
    }
    expect(seen.map((group) => group.name).sort()).toEqual([...names].sort());
    const keys = seen.map((group) => `${group.created_at} ${group.id}`);
    expect(keys).toEqual([...keys].sort());
  });

  it('goes on after a creation time alone, past all that share it', () => {
    const dataset = datasetWithTies(['a', 'b', 'c', 'd', 'e']);
    const rest = read(listUserGroups, dataset, {
      created_at_gt: '2026-11-01T12:00:00Z',
    });
    expect(rest.map((group) => group.name).sort()).toEqual(['d', 'e']);
  });

  it('goes on after an id alone', () => {
    const dataset = datasetWithTies(['a', 'b', 'c', 'd', 'e']);
    const rest = read(listUserGroups, dataset, { id_gt: 'g-2' });
    expect(rest.map((group) => group.id).sort()).toEqual(['g-3', 'g-4']);
  });

  it('understands a creation time in another offset', () => {
    const dataset = datasetWithTies(['a', 'b', 'c', 'd']);
    const rest = read(listUserGroups, dataset, {
      created_at_gt: '2026-11-01T14:00:00.000000000+02:00',
    });
    expect(rest.map((group) => group.name)).toEqual(['d']);
  });

  it('searches by the beginning of the name in any case, page by page', () => {
    const dataset = datasetWithTies(['Über uns', 'choir B', 'Choir a', 'CHOIR B', 'The choir']);
    const first = read(searchUserGroups, dataset, { query: 'CHOIR', limit: '2' });
    const last = first.at(-1)!;
    const second = read(searchUserGroups, dataset, {
      query: 'choir',
      limit: '2',
      name_gt: last.name,
      id_gt: last.id,
    });
    expect(first[0]!.name).toBe('Choir a');
    expect([...first, ...second].map((group) => group.name).sort()).toEqual([
      'CHOIR B',
      'Choir a',
      'choir B',
    ]);
    expect(read(searchUserGroups, dataset, { query: 'über' })).toHaveLength(1);
  });
});

describe('paging over HTTP', () => {
  let sandbox: TestSandbox;
  afterEach(() => sandbox.stop());

  it('finds every group of the demo with its creation time echoed to the last digit', async () => {
    sandbox = await startTestSandbox({ seed: 'demo' });
    const seen: string[] = [];
    let path = '/usergroups?limit=5';
    for (;;) {
      const { user_groups: page } = (await sandbox.request('GET', path)).body;
      seen.push(...page.map((group) => group.id));
      expect(page.every((group) => !('members' in group))).toBe(true);
      const last = page.at(-1);
      if (page.length < 5 || !last) break;
      path = `/usergroups?limit=5&created_at_gt=${encodeURIComponent(last.created_at)}&id_gt=${last.id}`;
    }
    const { groups } = await sandbox.state();
    expect(new Set(seen)).toEqual(new Set(groups.map((group) => group.id)));
    expect(seen).toHaveLength(groups.length);
  });

  it('shows twenty groups and ten matches unless asked for more', async () => {
    sandbox = await startTestSandbox();
    for (let at = 0; at < 22; at += 1) {
      await sandbox.request('POST', '/usergroups', { name: `Team ${at}` });
    }
    expect((await sandbox.request('GET', '/usergroups')).body.user_groups).toHaveLength(20);
    const found = await sandbox.request('GET', '/usergroups/search?query=te');
    expect(found.body.user_groups).toHaveLength(10);
  });
});
