import { describe, expect, it } from 'vitest';
import { personIdSchema } from '#shared/domain/ids.ts';
import {
  at,
  groupNamed,
  intents,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';
import { planScene, rosters } from './planScene.ts';

describe('whom a line means', () => {
  it.each([
    ['the member ID', 'Member ID,Name,Group\nana,Someone,Garden\n', 'memberKey'],
    ['the e-mail, whatever the name', 'E-mail,Name,Group\nANA@example.org,A. L.,Garden\n', 'email'],
    ['the name, without case and accents', 'Name,Group\nána  LEE,Garden\n', 'name'],
    ['the name turned round', 'Name,Group\n"Lee, Ana",Garden\n', 'name'],
  ])('is told by %s', async (_, text, foundBy) => {
    const scene = await planScene(text);
    expect(scene.peopleOf('matched')).toMatchObject([
      { candidates: [{ name: 'Ana Lee', foundBy }], choice: null },
    ]);
    expect(scene.groups()).toEqual(['Garden: +Ana Lee']);
  });

  it.each([
    ['several have the name', 'Name,Group\nEve Fox,Garden\n', ['Eve Fox', 'Eve Fox']],
    ['the name is only like it', 'Name,Group\nDora Maria Smiht,Garden\n', ['Dora Maria Smith']],
    ['only the phone is the same', 'Name,Phone,Group\nCarl Poe,0761 1234567,Kitchen\n', ['Cy Poe']],
  ])('is a choice where %s, and nothing is done until it is made', async (_, text, names) => {
    const scene = await planScene(text, { createPeople: true });
    const [person] = scene.peopleOf('ambiguous');
    expect(person?.candidates.map(({ name }) => name)).toEqual(names);
    expect(scene.summary.memberships.adds).toBe(0);

    const chosen = person?.candidates[0]?.id;
    if (chosen === undefined) throw new Error('Nobody to choose.');
    const choose = (
      choice: { kind: 'person'; personId: typeof chosen } | { kind: 'new' | 'skip' },
    ) => scene.planWith({ choices: [{ person: 0, choice }] });
    expect(choose({ kind: 'person', personId: chosen }).memberships.adds).toBe(1);
    expect(choose({ kind: 'new' }).people).toMatchObject({ new: 1, ambiguous: 0 });
    expect(choose({ kind: 'skip' }).people).toMatchObject({ skipped: 1, ambiguous: 0 });
  });

  it('is the phone’s owner where the line says nothing else', async () => {
    const scene = await planScene('Phone,Group\n0761 1234567,Kitchen\n', {
      mapping: { shape: 'long', fields: ['phone', 'group'] },
    });
    expect(scene.groups()).toEqual(['Kitchen: +Cy Poe']);
  });

  it('is nobody who is gone', async () => {
    const scene = await planScene('Name,E-mail,Group\nAna Lee,ana@example.org,Garden\n');
    pull(scene.store, { people: [remotePerson('ben', 'Ben Ray')] });
    scene.here.storeVersion += 1;
    expect(scene.planWith().people).toMatchObject({ matched: 0, unknown: 1 });
  });

  it('is a choice again where whoever was chosen is not here any more', async () => {
    const scene = await planScene('Name,Group\nEve Fox,Garden\n');
    const [, chosen] = scene.peopleOf('ambiguous')[0]?.candidates ?? [];
    if (chosen === undefined) throw new Error('Nobody to choose.');
    const choices = [{ person: 0, choice: { kind: 'person' as const, personId: chosen.id } }];
    expect(scene.planWith({ choices }).people.matched).toBe(1);
    const other = chosen.memberKey === 'eve1' ? 'eve2' : 'eve1';
    pull(scene.store, { people: [remotePerson(other, 'Eve Fox')] });
    scene.here.storeVersion += 1;
    expect(scene.planWith({ choices }).people).toMatchObject({ matched: 0, ambiguous: 1 });
    expect(scene.peopleOf('ambiguous')).toMatchObject([{ choice: null }]);
    const personId = personIdSchema.parse('0198f000-0000-7000-8000-000000000000');
    const stranger = [{ person: 0, choice: { kind: 'person' as const, personId } }];
    expect(scene.planWith({ choices: stranger }).people.ambiguous).toBe(1);
  });
});

describe('lines that name the same person', () => {
  it('are put together by id, e-mail, name with phone, name alone, in any order', async () => {
    const text = [
      'ID,Name,E-mail,Phone,Group',
      ',Nova One,,,Kitchen',
      '7,Nova One,n1@x.org,,Garden',
      ',N. One,N1@x.org,,Library',
      '7,,,,Office',
      ',Nova Two,,0761 999999,Kitchen',
      ',nova two,,+49 761 999999,Garden',
    ].join('\n');
    const scene = await planScene(text, { createPeople: true, createGroups: true });
    expect(scene.peopleOf('new')).toMatchObject([
      { person: 0, name: 'Nova One', email: 'n1@x.org', lines: [2, 3, 4, 5] },
      { person: 1, name: 'Nova Two', lines: [6] },
      { person: 2, name: 'nova two', lines: [7] },
    ]);
  });

  it('say nothing new where they only repeat it', async () => {
    const text = 'Name,Group,Role\nAna Lee,Garden,\nAna Lee,garden ,\nAna Lee,Garden,Admin\n';
    const scene = await planScene(text);
    expect(scene.summary.lines).toEqual({ total: 3, unusable: 0, repeated: 1 });
    expect(scene.groups()).toEqual(['Garden: +Ana Lee*']);
  });

  it('are told apart where one address stands beside two names, and the second is of no use', async () => {
    const text = 'Name,E-mail,Group\nNova One,fam@x.org,Kitchen\nCarl Two,fam@x.org,Kitchen\n';
    const scene = await planScene(text, { createPeople: true });
    expect(scene.groups()).toEqual(['Kitchen: +Nova One ?1']);
    expect(scene.unusable()).toMatchObject([
      {
        line: 3,
        reason: expect.stringContaining('Nova One has the e-mail address fam@x.org in line 2'),
      },
    ]);
  });
});

describe('a member ID beside two names', () => {
  it('is the first one’s, and the second line is of no use', async () => {
    const text = 'ID,Name,Group\n12,Ana Lee,Kitchen\n12,Ben Ray,Kitchen\n12,A. Lee,Garden\n';
    const scene = await planScene(text, { mode: 'match' });
    expect(scene.unusable()).toMatchObject([
      {
        line: 3,
        reason: 'Ana Lee has the member ID 12 in line 2. One ID can be that of one person only.',
      },
    ]);
    expect(scene.groups()).toEqual(['Garden: +Ana Lee -Cy Poe', 'Kitchen: =Ana Lee* =Ben Ray ?1']);
  });
});

describe('a name that stands beside an address here and a phone there', () => {
  const head = 'Name,E-mail,Phone,Group\n';
  const withAddress = 'Nova One,n@x.org,,Kitchen\n';
  const withPhone = 'Nova One,,0761 111111,Garden\n';

  it.each([
    ['the address first', withAddress + withPhone],
    ['the phone first', withPhone + withAddress],
  ])('is one person’s where there is one of each: %s', async (_, lines) => {
    const scene = await planScene(head + lines, { createPeople: true });
    expect(scene.peopleOf('new')).toMatchObject([
      { email: 'n@x.org', phone: '0761 111111', lines: [2, 3] },
    ]);
  });

  it('is that of several where there are two phones, or two addresses', async () => {
    const phones = `${head}${withAddress}${withPhone}Nova One,,0761 222222,Garden\n`;
    expect((await planScene(phones, { createPeople: true })).summary.people.new).toBe(3);
    const addresses = `${head}${withAddress}${withPhone}Nova One,other@x.org,,Garden\n`;
    expect((await planScene(addresses, { createPeople: true })).summary.people.new).toBe(3);
  });
});

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

describe('the address of somebody who is made', () => {
  it.each([
    ['a&b@example.org', 'a&b@example.org'],
    ['sales/eu@example.org', 'sales/eu@example.org'],
    [' =sum@example.org ', '=sum@example.org'],
    ['Nova <nova@example.org>', 'nova@example.org'],
    ['mailto:nova@example.org?subject=Hello', 'nova@example.org'],
    ["'nova@example.org'", 'nova@example.org'],
    ['nova@example.org; other@example.org', 'nova@example.org'],
  ])('in %j is %s', async (cell, email) => {
    const text = `Name,E-mail,Group\nNova One,"${cell}",Garden\n`;
    const scene = await planScene(text, { createPeople: true });
    expect(scene.peopleOf('new')).toMatchObject([{ email }]);
  });
});

describe('groups', () => {
  const text =
    'Name,Group,Description\nAna Lee,Library,Books\nNova One,Library,\nBen Ray,Kitchen,\n';

  it('that are not here are left out, with who was only in them, unless they are to be made', async () => {
    const scene = await planScene(text, { createPeople: true });
    expect(scene.summary).toMatchObject({
      groups: { total: 2, made: 0, leftOut: 1 },
      people: { new: 0, unknown: 1 },
    });
    expect(scene.groups()).toEqual(['Kitchen: =Ben Ray', 'Library left out:']);
    scene.planWith({ createGroups: true });
    expect(scene.groups()).toEqual(['Library new: +Ana Lee +Nova One', 'Kitchen: =Ben Ray']);
    expect(scene.apply()).toMatchObject({ Library: ['Ana Lee', 'Nova One'] });
  });

  it('are compared as their names are anywhere: trimmed, without case, accents told apart', async () => {
    const scene = await planScene('Name,Group\nAna Lee, GARDEN \nAna Lee,Gárden\n', {
      createGroups: true,
    });
    expect(scene.groups()).toEqual(['Garden: +Ana Lee', 'Gárden new: +Ana Lee']);
  });

  it('of a list in one cell are several, where the heading says so', async () => {
    const several = await planScene('Name,Groups\nAna Lee,Garden; Library\n', {
      createGroups: true,
    });
    expect(several.groups()).toEqual(['Garden: +Ana Lee', 'Library new: +Ana Lee']);
    const one = await planScene('Name,Group\nAna Lee,Garden; Library\n', { createGroups: true });
    expect(one.groups()).toEqual(['Garden; Library new: +Ana Lee']);
  });
});

describe('one group', () => {
  it('takes everybody, here or made', async () => {
    const scene = await planScene('Name\nCy Poe\nNova One\nAna Lee\n', { createPeople: true });
    expect(scene.summary.refusal).toBe('Choose the group that these people are to be in.');
    const groupId = groupNamed(scene.store, 'Kitchen');
    expect(scene.planWith({ target: { kind: 'group', groupId } }).refusal).toBe(null);
    expect(scene.groups()).toEqual(['Kitchen: +Cy Poe +Nova One =Ana Lee*']);
    expect(scene.peopleOf('matched')[1]).toMatchObject({ candidates: [{ isMember: true }] });
    scene.planWith({ target: { kind: 'new', name: 'Library' } });
    expect(scene.apply()).toMatchObject({ Library: ['Ana Lee', 'Cy Poe', 'Nova One'] });
  });
});

describe('a matrix', () => {
  it('puts whoever is marked into the groups above, and nobody else', async () => {
    const text = 'Name,Kitchen,Garden,Library\nAna Lee,no,x,\nBen Ray,-,0,ja\nCy Poe,,,\n';
    const scene = await planScene(text, { createGroups: true });
    expect(scene.read.mapping.shape).toBe('matrix');
    expect(scene.groups()).toEqual(['Garden: +Ana Lee', 'Library new: +Ben Ray', 'Kitchen:']);
  });

  it('empties a group that nobody is marked in, when it is to match', async () => {
    const text = 'Name,Kitchen,Garden\nAna Lee,-,x\nCy Poe,,x\n';
    const scene = await planScene(text, { mode: 'match' });
    expect(scene.groups()).toEqual(['Garden: +Ana Lee =Cy Poe', 'Kitchen: -Ana Lee* -Ben Ray']);
  });

  it('tells roles only where a cell names one', async () => {
    const crosses = await planScene('Name,Kitchen,Garden\nAna Lee,x,\nBen Ray,x,x\n', {
      mode: 'match',
    });
    expect(crosses.groups()).toEqual(['Garden: +Ben Ray -Cy Poe', 'Kitchen: =Ana Lee* =Ben Ray']);
    const roles = await planScene('Name,Kitchen,Garden\nAna Lee,Member,\nBen Ray,Admin,x\n', {
      mode: 'match',
    });
    expect(roles.groups()).toEqual(['Garden: +Ben Ray -Cy Poe', 'Kitchen: ~Ana Lee ~Ben Ray*']);
    const noAdmin = await planScene('Name,Kitchen,Garden\nAna Lee,Member,\nBen Ray,x,x\n', {
      mode: 'match',
    });
    expect(noAdmin.groups()).toContain('Kitchen: =Ana Lee* =Ben Ray');
    const cross = await planScene('Name,Kitchen,Garden\nAna Lee,x,\nBen Ray,Admin,x\n', {
      mode: 'match',
    });
    expect(cross.groups()).toContain('Kitchen: ~Ben Ray* =Ana Lee*');
  });
});

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

describe('what the server would refuse', () => {
  const text = 'Name,Group\nNova One,Kitchen\nAna Lee,Library\nAna Lee,Garden\n';

  it('of one group leaves that one alone and does the others', async () => {
    const scene = await planScene(text, {
      createGroups: true,
      createPeople: true,
      capabilities: { maxNameLength: 6 },
    });
    expect(scene.summary).toMatchObject({
      refusal: null,
      groups: { made: 0, refused: 1 },
      memberships: { adds: 2 },
    });
    expect(scene.apply()).toMatchObject({
      Garden: ['Ana Lee', 'Cy Poe'],
      Kitchen: ['Ana Lee*', 'Ben Ray', 'Nova One'],
    });
    expect(rosters(scene.store).Library).toBe(undefined);
  });

  it.each([
    [{ createPeople: false }, 'Muster cannot make people at Stream, and 1 of these are not here.'],
    [{ maxGroups: 2 }, 'The server allows 2 groups; with the 1 new ones there would be 3.'],
  ])('of the whole is one sentence: %j', async (capabilities, refusal) => {
    const scene = await planScene(text, { createGroups: true, createPeople: true, capabilities });
    expect(scene.summary.refusal).toBe(refusal);
    expect(() => scene.edit()).toThrow(refusal);
  });

  it('is an address that somebody here has, for whoever is to be made all the same', async () => {
    const scene = await planScene('Name,E-mail,Group\nAnne,ana@example.org,Garden\n', {
      createPeople: true,
      choices: [{ person: 0, choice: { kind: 'new' } }],
    });
    expect(scene.summary.refusal).toContain('ana@example.org');
  });

  it('is not having anything to do: that is a plan as well', async () => {
    const scene = await planScene('Name,Group\nAna Lee,Kitchen\n');
    expect(scene.summary).toMatchObject({ refusal: null, memberships: { adds: 0, stays: 1 } });
  });
});

describe('a plan', () => {
  const text = 'Name,Group\nAna Lee,Garden\nNova One,Library\nEve Fox,Garden\n';
  const wish = { createGroups: true, createPeople: true };

  it('is no edit any more when what is here has changed so that it comes out different', async () => {
    const scene = await planScene(text, wish);
    const garden = groupNamed(scene.store, 'Garden');
    scene.store.commitEdit({
      intents: [{ groupId: garden, intent: intents.add(personNamed(scene.store, 'Ana Lee')) }],
      at: at(1),
    });
    scene.here.storeVersion += 1;
    expect(scene.edit()).toBe(null);
    // It is another plan now, and nobody has looked at it.
    expect(scene.edit()).toBe(null);
    scene.planWith();
    expect(scene.groups()).toEqual(['Library new: +Nova One', 'Garden: =Ana Lee ?1']);
    expect(scene.apply()).toMatchObject({ Library: ['Nova One'] });
  });

  it('is no edit any more when another one was made of the same file', async () => {
    const scene = await planScene(text, wish);
    const first = scene.summary.plan;
    expect(scene.planWith({ createPeople: false }).plan).toBe(first + 1);
    expect(scene.file.edit({ ...scene.here, plan: first })).toBe(null);
    expect(scene.edit()).not.toBe(null);
  });

  it('holds where something else has changed', async () => {
    const scene = await planScene(text, wish);
    const kitchen = groupNamed(scene.store, 'Kitchen');
    scene.store.commitEdit({
      intents: [{ groupId: kitchen, intent: intents.rename('Mess') }],
      at: at(1),
    });
    scene.here.storeVersion += 1;
    expect(scene.apply()).toMatchObject({ Garden: ['Ana Lee', 'Cy Poe'] });
  });

  it('is listed in pages that put together are the whole', async () => {
    const names = Array.from({ length: 25 }, (_, n) => `Nova ${String(n).padStart(2, '0')}`);
    const scene = await planScene(
      `Name,Group\n${names.map((name) => `${name},Library\n`).join('')}`,
      wish,
    );
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const { storeFile } = scene.here;
      const page = scene.file.members({ group: 0, part: 'adds', storeFile, limit: 10, cursor });
      expect(page.total).toBe(25);
      found.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(found).toEqual(names);
  });

  it('treats hostile names as the texts they are', async () => {
    const names = [
      '__proto__',
      'constructor',
      "Robert'); DROP TABLE person;--",
      '=1+1',
      '<b>x</b>',
      '\u202eevil',
    ];
    const scene = await planScene(
      `Name,Group\n${names.map((name) => `"${name}","${name}"\n`).join('')}`,
      wish,
    );
    expect(scene.summary).toMatchObject({
      people: { new: names.length },
      groups: { made: names.length },
    });
    expect(Object.keys(scene.apply())).toHaveLength(names.length + 2);
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
