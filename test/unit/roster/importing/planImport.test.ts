import { describe, expect, it } from 'vitest';
import { at, groupNamed, intents, personNamed } from '#test/support/storeSeed.ts';
import { planScene, rosters } from './planScene.ts';

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
