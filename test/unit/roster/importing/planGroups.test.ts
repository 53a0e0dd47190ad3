import { describe, expect, it } from 'vitest';
import { groupNamed } from '#test/support/storeSeed.ts';
import { planScene } from './planScene.ts';

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
