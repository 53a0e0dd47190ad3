import { describe, expect, it } from 'vitest';
import { remoteGroup, remotePerson } from '#test/support/storeSeed.ts';
import { planScene } from './planScene.ts';

describe('making a group match', () => {
  it('removes who is not in the file, and never somebody who may be in it', async () => {
    const server = {
      people: [
        remotePerson('eve1', 'Eve Fox'),
        remotePerson('eve2', 'Eve Fox'),
        remotePerson('ben', 'Ben Ray'),
      ],
      groups: [remoteGroup('Kitchen', ['eve1', 'ben'])],
    };
    const scene = await planScene('Name,Group\nEve Fox,Kitchen\n', { mode: 'match' }, server);
    expect(scene.groups()).toEqual(['Kitchen: -Ben Ray =Eve Fox ?1']);
    expect(scene.apply()).toEqual({ Kitchen: ['Eve Fox'] });
  });

  it.each([
    [
      'one address stands beside two names',
      'Name,E-mail,Group\nAna Lee,ana@example.org,Kitchen\nBen Ray,ana@example.org,Kitchen\n',
      'Kitchen: =Ana Lee* =Ben Ray ?1',
    ],
    [
      'several of the file have the name',
      'Name,E-mail,Group\nBen Ray,b1@x.org,Garden\nBen Ray,b2@x.org,Garden\nBen Ray,,Kitchen\nCy Poe,,Kitchen\n',
      'Kitchen: +Cy Poe -Ana Lee* =Ben Ray ?1',
    ],
    [
      'an address cannot be read, and nothing says whose it is',
      'E-mail,Group\nana@example.org,Kitchen\nben@@example,Kitchen\n',
      'Kitchen: =Ana Lee* =Ben Ray ?1',
    ],
    [
      'an address cannot be read, and nobody has the name',
      'Name,E-mail,Group\nAna Lee,,Kitchen\nBenedict,ben@@example,Kitchen\n',
      'Kitchen: =Ana Lee* =Ben Ray ?1',
    ],
    [
      'it is a row of a matrix',
      'E-mail,Kitchen,Garden\nana@example.org,x,\nben@@example,x,\ncy@example.org,,x\n',
      'Kitchen: =Ana Lee* =Ben Ray ?1',
    ],
  ])('keeps whom a line may mean that cannot be used: %s', async (_, text, kitchen) => {
    const scene = await planScene(text, { mode: 'match', createPeople: true });
    expect(scene.groups()).toContain(kitchen);
  });

  it.each([
    ['the same name', 'Nova Persona'],
    ['a name like it', 'Nova Persola'],
  ])('keeps the last of many people of %s, and shows them first', async (_, name) => {
    const keys = Array.from({ length: 9 }, (_one, n) => `n${n}`);
    const server = {
      people: keys.map((key) => remotePerson(key, 'Nova Persona')),
      groups: [remoteGroup('Kitchen', ['n8'])],
    };
    const scene = await planScene(`Name,Group\n${name},Kitchen\n`, { mode: 'match' }, server);
    expect(scene.groups()).toEqual(['Kitchen: =Nova Persona ?1']);
    const [{ candidates } = { candidates: [] }] = scene.peopleOf('ambiguous');
    expect(candidates).toHaveLength(5);
    expect(candidates[0]?.memberKey).toBe('n8');
  });

  it('makes no group for lines that cannot be used', async () => {
    const text = 'E-mail,Group\nana@example.org,Kitchen\nben@@example,Library\n';
    const scene = await planScene(text, { mode: 'match', createGroups: true });
    expect(scene.groups()).toEqual(['Kitchen: -Ben Ray =Ana Lee*']);
  });

  it.each(['skip', 'new'] as const)(
    'keeps whoever the person of a line may be, whatever was chosen: %s',
    async (kind) => {
      const text = 'Name,Group\nBen Rai,Kitchen\nAna Lee,Kitchen\n';
      const choices = [{ person: 0, choice: { kind } }];
      const scene = await planScene(text, { mode: 'match', choices });
      expect(scene.groups()).toEqual(['Kitchen: =Ana Lee* =Ben Ray ?1']);
    },
  );

  it('follows the file’s roles, and only then', async () => {
    const text = 'Name,Group,Role\nAna Lee,Kitchen,Member\nBen Ray,Kitchen,Leitung\n';
    const match = await planScene(text, { mode: 'match' });
    expect(match.groups()).toEqual(['Kitchen: ~Ana Lee ~Ben Ray*']);
    expect(match.apply()).toMatchObject({ Kitchen: ['Ana Lee', 'Ben Ray*'] });
    expect((await planScene(text)).groups()).toEqual(['Kitchen: =Ana Lee* =Ben Ray']);
    const capabilities = { groupAdmins: false };
    expect((await planScene(text, { mode: 'match', capabilities })).summary.memberships.roles).toBe(
      0,
    );
  });

  it.each(['', '-'])('leaves roles alone where the cell says nothing: %j', async (cell) => {
    const text = `Name,Group,Role\nAna Lee,Kitchen,${cell}\nBen Ray,Kitchen,Admin\n`;
    const scene = await planScene(text, { mode: 'match' });
    expect(scene.groups()).toEqual(['Kitchen: ~Ben Ray* =Ana Lee*']);
  });

  it('makes room before anybody comes in', async () => {
    const text = 'Name,Group\nCy Poe,Kitchen\nDora Maria Smith,Kitchen\n';
    const capabilities = { maxMembersPerGroup: 2 };
    expect((await planScene(text, { mode: 'match', capabilities })).summary.refusal).toBe(null);
    expect((await planScene(text, { capabilities })).groups()).toEqual([
      'Kitchen: +Cy Poe +Dora Maria Smith REFUSED: The server allows 2 people in a group; this would make 4.',
    ]);
  });
});
