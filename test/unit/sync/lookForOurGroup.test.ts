import { describe, expect, it } from 'vitest';
import { sentFields } from '#electron/sync/push/lookForOurGroup.ts';
import { add, create, describeAs, rename, rows } from './lanes.ts';

describe('what a create that was never answered may have carried', () => {
  it.each([
    ['its own name', rows({ intent: create('a', 'A'), attempts: 1 }), ['A']],
    [
      'the last name given before it was sent, not the first',
      rows({ intent: create('a', 'A'), attempts: 1 }, { intent: rename('B'), attempts: 1 }),
      ['B'],
    ],
    ['not a name given since', rows({ intent: create('a', 'A'), attempts: 1 }, rename('B')), ['A']],
    [
      'the name of every attempt',
      rows(
        { intent: create('a', 'A'), attempts: 3 },
        { intent: rename('B'), attempts: 2 },
        { intent: add('b'), attempts: 2 },
        { intent: rename('C'), attempts: 1 },
      ),
      ['A', 'B', 'C'],
    ],
    ['nothing, when it was not sent', rows(create('a', 'A')), []],
  ])('%s', (_name, entries, names) => {
    expect([...sentFields({ entries }).names].sort()).toEqual(names);
  });

  it('goes by the description as well', () => {
    const entries = rows(
      { intent: create('a', 'A'), attempts: 2 },
      { intent: describeAs('x'), attempts: 1 },
    );
    expect([...sentFields({ entries }).descriptions]).toEqual(['x', null]);
  });
});
