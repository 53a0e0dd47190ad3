import { describe, expect, it } from 'vitest';
import { personIdSchema } from '#shared/domain/ids.ts';
import { pull, remotePerson } from '#test/support/storeSeed.ts';
import { planScene } from './planScene.ts';

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
