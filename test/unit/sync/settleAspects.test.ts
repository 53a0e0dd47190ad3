import { describe, expect, it } from 'vitest';
import { replay } from '#electron/sync/lane/laneRows.ts';
import { settleAspects } from '#electron/sync/lane/settleAspects.ts';
import type { Intent } from '#shared/commands/command.ts';
import type { GroupState } from '#shared/domain/group.ts';
import {
  add,
  create,
  deletion,
  describeAs,
  group,
  letterOf,
  line,
  remove,
  rename,
  rows,
  setAdmin,
} from './lanes.ts';

/** What is left to do, one word per row: `add b`, `rename`, … */
function leftOf(copy: GroupState, intents: readonly Intent[]): string[] {
  const entries = rows(...intents);
  const settled = settleAspects(copy, entries);
  const left = entries.flatMap((row) => {
    if (settled.rows.includes(row)) return [];
    const narrowed = settled.narrowed.find((other) => other.row === row);
    return [{ ...row, command: { ...row.command, ...narrowed?.intent } }];
  });
  expect(line(replay(copy, left)), 'what is wanted in the end stays the same').toBe(
    line(replay(copy, entries)),
  );
  return left.map(({ command }) => word(command));
}

function word(intent: Intent): string {
  switch (intent.name) {
    case 'createGroup':
    case 'addMembers':
      return `add ${intent.args.members.map(({ personId }) => letterOf(personId)).join(' ')}`;
    case 'removeMembers':
      return `remove ${intent.args.personIds.map(letterOf).join(' ')}`;
    case 'setAdmin':
      return `set ${intent.args.personIds.map(letterOf).join(' ')}`;
    case 'updateGroup':
      return `update ${Object.keys(intent.args).join(' ')}`;
    case 'deleteGroup':
      return 'delete';
  }
}

describe('what the server’s copy makes superfluous', () => {
  it.each<[string, GroupState, Intent[], string[]]>([
    [
      'nothing, when nothing is there yet',
      group('a'),
      [add('b'), rename('B')],
      ['add b', 'update name'],
    ],
    ['an add and its remove', group('a'), [add('b'), remove('b')], []],
    ['a rename back to what it is', group('a'), [rename('B'), rename('Kitchen')], []],
    ['an add that is there', group('a b'), [add('b'), add('c')], ['add c']],
    ['a part of an add', group('a b'), [add('b c')], ['add c']],
    ['a part of a removal', group('a b'), [remove('b c'), add('d')], ['remove b', 'add d']],
    ['a part of an admin change', group('a* b'), [setAdmin('a b')], ['set b']],
    [
      'a name, not the description beside it',
      group('a', { name: 'B' }),
      [{ name: 'updateGroup', args: { name: 'B', description: 'x' } }],
      ['update description'],
    ],
    [
      'the fields of a creation',
      group('', { name: 'N' }),
      [create('a', 'N'), describeAs('x')],
      ['add a', 'update description'],
    ],
    [
      'an early name, when the last is there',
      group('a', { name: 'C' }),
      [rename('B'), rename('C'), add('b')],
      ['add b'],
    ],
    [
      'a whole queue with a deletion, only at once',
      group('a'),
      [rename('Kitchen'), deletion],
      ['update name', 'delete'],
    ],
    ['a deletion and a creation of the same', group('a'), [deletion, create('a')], []],
    [
      'nothing of a deletion and another creation',
      group('a'),
      [remove('z'), deletion, create('b')],
      ['remove z', 'delete', 'add b'],
    ],
  ])('is %s', (_name, copy, intents, left) => {
    expect(leftOf(copy, intents)).toEqual(left);
  });

  it('all that concerns somebody leaves together: or the next add would make them an admin again', () => {
    // "remove a" has gone through unheard. Alone it must not leave: "make a, c admins" would stay behind it.
    expect(leftOf(group('c'), [setAdmin('a c'), remove('a')])).toEqual(['set c']);
  });
});
