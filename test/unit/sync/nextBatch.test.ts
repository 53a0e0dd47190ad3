import { describe, expect, it } from 'vitest';
import { nextBatch, peopleToSend, type WriteOperation } from '#electron/sync/lane/nextBatch.ts';
import { splitRefused } from '#electron/sync/lane/splitRefused.ts';
import { type Capabilities, capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { GroupState } from '#shared/domain/group.ts';
import { group, letterOf, person } from './lanes.ts';

function batch(
  from: GroupState | null,
  wish: GroupState | null,
  limits: Partial<Capabilities> = {},
) {
  const memberKeys = new Map(
    peopleToSend(from, wish)
      .filter((personId) => letterOf(personId) !== 'x')
      .map((personId) => [personId, letterOf(personId)]),
  );
  const capabilities = { ...capabilitiesByProvider.stream, ...limits };
  const { operations, keyless, roomless } = nextBatch({ from, wish, memberKeys, capabilities });
  return {
    operations: operations.map(word),
    keyless: keyless.map(letterOf),
    roomless: roomless.map(letterOf),
  };
}

function word(operation: WriteOperation): string {
  const people = 'people' in operation ? operation.people.map(({ memberKey }) => memberKey) : [];
  switch (operation.kind) {
    case 'createGroup':
      return `create ${operation.name}, ${operation.description}`;
    case 'updateGroup':
      return `update ${JSON.stringify(operation.changes)}`;
    case 'deleteGroup':
      return 'delete';
    case 'removeMembers':
      return `remove ${people.join(' ')}`;
    case 'addMembers':
    case 'setAdmin':
      return `${operation.kind} ${people.join(' ')}${operation.isAdmin ? ' as admin' : ''}`;
  }
}

describe('the next batch', () => {
  it.each<[string, GroupState | null, GroupState | null, string[]]>([
    ['nothing to nothing', null, null, []],
    ['the same to the same', group('a b*'), group('a b*'), []],
    [
      'a new group',
      null,
      group('a b*'),
      ['create Kitchen, null', 'addMembers a', 'addMembers b as admin'],
    ],
    ['a new group without people', null, group(''), ['create Kitchen, null']],
    ['a group to delete', group('a'), null, ['delete']],
    ['another name', group('a'), group('a', { name: 'B' }), ['update {"name":"B"}']],
    [
      'a description taken away',
      group('a', { description: 'x' }),
      group('a'),
      ['update {"description":null}'],
    ],
    ['people come and gone', group('a b'), group('b c d'), ['remove a', 'addMembers c d']],
    ['admins made and unmade', group('a b*'), group('a* b'), ['setAdmin b', 'setAdmin a as admin']],
    [
      'everything: fields, out, in, admins',
      group('a b c'),
      group('b* c d e*', { name: 'B', description: 'x' }),
      [
        'update {"name":"B","description":"x"}',
        'remove a',
        'addMembers d',
        'addMembers e as admin',
        'setAdmin b as admin',
      ],
    ],
  ])('leads from %s', (_name, from, wish, operations) => {
    expect(batch(from, wish).operations).toEqual(operations);
  });

  it('is cut to the provider’s size', () => {
    const { operations } = batch(group('a b c'), group('d e f g h'), { bulkSize: 2 });
    expect(operations).toEqual([
      'remove a b',
      'remove c',
      'addMembers d e',
      'addMembers f g',
      'addMembers h',
    ]);
  });

  it('leaves out what the provider does not have', () => {
    const limits = { groupAdmins: false, groupDescription: false };
    const wish = group('a* b*', { description: 'x' });
    expect(batch(group('a'), wish, limits).operations).toEqual(['addMembers b']);
    expect(batch(null, wish, limits).operations).toEqual([
      'create Kitchen, null',
      'addMembers a b',
    ]);
  });

  it('names the people nobody can send', () => {
    expect(batch(group(''), group('a x'))).toEqual({
      operations: ['addMembers a'],
      keyless: ['x'],
      roomless: [],
    });
  });

  it.each([
    ['room for all', 'a b', 'a b c d', ['addMembers c d'], []],
    ['room for the first', 'a b e', 'a b c d e', ['addMembers c'], ['d']],
    [
      'room made by a removal in the same batch',
      'a b e f',
      'a b c e',
      ['remove f', 'addMembers c'],
      [],
    ],
    ['no room at all', 'a b e f', 'a b c d e f', [], ['c', 'd']],
    ['more there than the limit', 'a b e f g', 'a b c e f g', [], ['c']],
    ['somebody nobody can send takes none', 'a b e', 'a b e x d', ['addMembers d'], []],
  ])('holds back whom others left no room: %s', (_title, from, wish, operations, roomless) => {
    const done = batch(group(from), group(wish), { maxMembersPerGroup: 4 });
    expect(done).toMatchObject({ operations, roomless });
  });
});

describe('a refused bulk request', () => {
  const bulk = (size: number): WriteOperation => ({
    kind: 'addMembers',
    isAdmin: true,
    people: Array.from({ length: size }, (_, index) => ({
      personId: person('a'),
      memberKey: `${index}`,
    })),
  });

  it('is halved, nobody lost and nobody twice', () => {
    const halves = splitRefused(bulk(5));
    expect(halves?.map(word)).toEqual(['addMembers 0 1 2 as admin', 'addMembers 3 4 as admin']);
  });

  it.each([
    ['about one person', bulk(1)],
    ['about nobody', { kind: 'deleteGroup' } as const],
  ])('%s is not split', (_name, operation) => {
    expect(splitRefused(operation)).toBeNull();
  });

  it.each([
    [128, [7]],
    [128, [0, 64, 127]],
    [100, [3, 4]],
  ])('of %i people finds the guilty %j in O(k log n) requests', (size, guilty) => {
    const queue = [bulk(size)];
    const found: string[] = [];
    let requests = 0;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (!('people' in next)) continue;
      requests += 1;
      const isRefused = next.people.some(({ memberKey }) => guilty.includes(Number(memberKey)));
      if (!isRefused) continue;
      const halves = splitRefused(next);
      if (halves === null) found.push(...next.people.map(({ memberKey }) => memberKey));
      else queue.push(...halves);
    }
    expect(found.map(Number).sort((a, b) => a - b)).toEqual(guilty);
    expect(requests).toBeLessThanOrEqual(1 + 2 * guilty.length * Math.ceil(Math.log2(size)));
  });
});
