import { describe, expect, it } from 'vitest';
import type { ReadGroup, RemoteFailure, RemoteResult } from '#electron/sync/ports/remote.ts';
import type { PullCursor } from '#electron/sync/ports/store.ts';
import { gatherGroupPage } from '#electron/sync/pull/gatherGroupPage.ts';
import { mapWithLimit } from '#electron/sync/pull/mapWithLimit.ts';
import { planPull } from '#electron/sync/pull/planPull.ts';

const start: PullCursor = { run: 1, cursor: null, isComplete: false, lastSuccessAt: null };
const midway: PullCursor = { ...start, cursor: 'page 2' };
const allPages: PullCursor = { ...start, isComplete: true };

describe('what a pull goes through', () => {
  it.each([
    ['a first pull', start, start, ['people', 'groups']],
    ['one cut off among the people', midway, start, ['people', 'groups']],
    ['one cut off after the last page of people', allPages, start, ['people', 'groups']],
    ['one cut off among the groups', start, midway, ['groups']],
    ['one cut off after the last page of groups', start, allPages, ['groups']],
  ] as const)('%s', (_name, people, groups, scopes) => {
    expect(planPull({ people, groups })).toEqual(scopes);
  });
});

const silent = { status: null, retryAfterMs: null, serverMessage: null, serverCode: null };
const ok = (remoteId: string): RemoteResult<ReadGroup> => ({
  ok: true,
  value: {
    group: {
      remoteId,
      name: remoteId,
      description: null,
      createdAt: null,
      updatedAt: null,
      createdBy: null,
      members: [],
    },
    unreadable: [{ kind: 'membership', remoteId: `${remoteId}/?`, raw: '{}', reason: 'odd' }],
  },
});
const failure = (rest: Partial<RemoteFailure>): RemoteResult<ReadGroup> => ({
  ok: false,
  failure: { ...silent, kind: 'http', ...rest },
});
const reads = (...results: RemoteResult<ReadGroup>[]) =>
  results.map((result, index) => ({ remoteId: `g${index}`, result }));

describe('a page of groups, each read in full', () => {
  it('holds what could be read, with what was set aside inside it', () => {
    expect(gatherGroupPage(reads(ok('g0'), ok('g1')))).toMatchObject({
      ok: true,
      page: {
        groups: [{ remoteId: 'g0' }, { remoteId: 'g1' }],
        unreadRemoteIds: [],
        unreadable: [{ remoteId: 'g0/?' }, { remoteId: 'g1/?' }],
      },
    });
  });

  it('leaves out a group that was deleted meanwhile: whether it is gone is asked at the end', () => {
    expect(gatherGroupPage(reads(ok('g0'), failure({ status: 404 })))).toMatchObject({
      ok: true,
      page: { groups: [{ remoteId: 'g0' }], unreadRemoteIds: [] },
    });
  });

  it.each([
    ['cannot be parsed', failure({ kind: 'unreadable', status: 200 }), 'could not be read'],
    ['is not ours to see', failure({ status: 403, serverMessage: 'Not you.' }), '403: Not you.'],
  ])('[P6] sets aside a group that %s, and keeps the others', (_name, odd, reason) => {
    const gathered = gatherGroupPage(reads(ok('g0'), odd));
    expect(gathered).toMatchObject({
      ok: true,
      page: { groups: [{ remoteId: 'g0' }], unreadRemoteIds: ['g1'] },
    });
    expect(gathered.ok && gathered.page.unreadable.at(-1)?.reason).toContain(reason);
  });

  it('is not set aside whole: when nothing is readable, it is not the groups', () => {
    const odd = failure({ kind: 'unreadable', status: 200 });
    expect(gatherGroupPage(reads(odd, odd))).toMatchObject({ ok: false });
  });

  it.each([
    ['no network', failure({ kind: 'network' })],
    ['a timeout', failure({ kind: 'timeout' })],
    ['500', failure({ status: 500 })],
    ['429', failure({ status: 429 })],
    ['401', failure({ status: 401 })],
  ])('fails as a whole with %s', (_name, failed) => {
    expect(gatherGroupPage(reads(ok('g0'), failed))).toMatchObject({ ok: false });
  });
});

describe('mapping with a limit', () => {
  it('keeps the order and never has more under way than allowed', async () => {
    let underWay = 0;
    let most = 0;
    const results = await mapWithLimit(
      [3, 1, 2, 5, 4],
      2,
      async (ticks) => {
        underWay += 1;
        most = Math.max(most, underWay);
        for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
        underWay -= 1;
        return ticks * 10;
      },
      () => false,
    );
    expect(results).toEqual([30, 10, 20, 50, 40]);
    expect(most).toBe(2);
  });

  it('begins nothing new once it has had enough', async () => {
    const begun: number[] = [];
    await mapWithLimit(
      [1, 2, 3, 4, 5, 6],
      2,
      async (item) => {
        begun.push(item);
        await Promise.resolve();
        return item;
      },
      (item) => item === 2,
    );
    expect(begun.length).toBeLessThan(5);
  });

  it('has nothing to do with nothing', async () => {
    expect(
      await mapWithLimit(
        [],
        4,
        () => Promise.resolve(1),
        () => false,
      ),
    ).toEqual([]);
  });
});
