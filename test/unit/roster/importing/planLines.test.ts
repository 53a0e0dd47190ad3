import { describe, expect, it } from 'vitest';
import { remoteGroup, remotePerson } from '#test/support/storeSeed.ts';
import { planScene } from './planScene.ts';

describe('lines that cannot be used', () => {
  it('are listed with number and reason, and the others are used', async () => {
    const text = [
      'Name,E-mail,Group',
      'Ana Lee,,Garden',
      ',not an address,Garden',
      ',,Garden',
      'Nova One,nova@,Garden',
      'Twin,t1@x.org,Garden',
      'Twin,t2@x.org,Garden',
      'Twin,,Garden',
      `Ben Ray,,${'G'.repeat(1001)}`,
    ].join('\n');
    const scene = await planScene(text, { createPeople: true, createGroups: true });
    expect(scene.unusable().map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '3: “not an address” is not an e-mail address, and nothing else in this line names anybody.',
      '4: There is no name, e-mail address, phone number or member ID in this line.',
      '5: “nova@” is not an e-mail address, and nobody of this name is here.',
      '8: Several people in this file are called Twin, and nothing says which of them this is.',
      '9: The name of the group is longer than 1000 characters.',
    ]);
    expect(scene.unusable()[0]?.text).toBe('not an address · Garden');
    expect(scene.summary.lines.unusable).toBe(5);
    // Line 9 names no group that could be.
    expect(scene.groups()).toEqual(['Garden: +Ana Lee +Twin +Twin ?4']);
  });

  it('are all of those that name somebody who is not made', async () => {
    const rows = Array.from({ length: 7 }, (_, n) => `Nova One,nova@,Group ${n}`);
    const text = ['Name,E-mail,Group', ...rows].join('\n');
    const scene = await planScene(text, { createPeople: true, createGroups: true });
    expect(scene.unusable().map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });

  it('say no more of who is here than is so', async () => {
    const scene = await planScene('Name,E-mail,Group\nEve Fox,eve@,Garden\n', {
      createPeople: true,
      choices: [{ person: 0, choice: { kind: 'new' } }],
    });
    expect(scene.unusable()).toMatchObject([
      { line: 2, reason: '“eve@” is not an e-mail address, so nobody new is made with it.' },
    ]);
  });

  it('are those of a name that two groups here have', async () => {
    const scene = await planScene(
      'Name,Group\nAna Lee,kitchen\nAna Lee,Garden\n',
      {},
      {
        people: [remotePerson('ana', 'Ana Lee')],
        groups: [
          remoteGroup('k1', [], { name: 'Kitchen' }),
          remoteGroup('k2', [], { name: 'KITCHEN' }),
          remoteGroup('Garden'),
        ],
      },
    );
    expect(scene.unusable()).toMatchObject([
      { line: 2, reason: expect.stringContaining('several groups') },
    ]);
    expect(scene.groups()).toEqual(['Garden: +Ana Lee']);
  });
});

describe('a mapping that does not do', () => {
  it.each([
    [{ shape: 'long', fields: ['group'] }, 'another reading'],
    [{ shape: 'long', fields: ['ignore', 'group'] }, 'names people'],
    [{ shape: 'matrix', fields: ['name', 'ignore'] }, 'which columns are groups'],
  ] as const)('%j is refused', async (mapping, words) => {
    const scene = await planScene('Name,Group\nAna Lee,Garden\n');
    expect(() => scene.planWith({ mapping: { ...mapping, fields: [...mapping.fields] } })).toThrow(
      words,
    );
  });
});
