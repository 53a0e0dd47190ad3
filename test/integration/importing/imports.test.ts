import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportId } from '#shared/domain/importing.ts';
import { limits } from '#shared/domain/limits.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { connectedMuster } from '#test/support/connectedMuster.ts';
import { planFile, readFileOf, sendFile } from '#test/support/takeIn.ts';

const club = connectedMuster();

const everything = { createGroups: true, createPeople: true };
const list = [
  'Name,E-mail,Group,Role',
  'Ada Lee,ada@example.org,Kitchen,Admin',
  'Ben Ray,ben@example.org,Kitchen,',
  'Ben Ray,ben@example.org,Garden,',
].join('\n');

async function failureOf(call: Promise<unknown>): Promise<MusterError> {
  const failure: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (failure instanceof MusterError) return failure;
  throw new Error('It did not fail.');
}

async function takeIn(text: string, wish: Parameters<typeof planFile>[2] = everything) {
  const { importId, plan } = await planFile(club.muster.call, text, wish);
  return club.muster.call('imports.apply', { importId, plan: plan.plan });
}

/** Who is in which group, here. */
async function rosters(): Promise<Record<string, string[]>> {
  const { items } = await club.muster.call('groups.list', {});
  const rows = await Promise.all(
    items.map(async ({ id, name }) => {
      const roster = await club.muster.call('roster.query', { groupId: id });
      return [name, roster.items.map((row) => `${row.name}${row.isAdmin ? '*' : ''}`)] as const;
    }),
  );
  return Object.fromEntries(rows);
}

describe('an applied import', () => {
  it('that nothing was sent of is taken back whole, with the people and groups it made, and made again', async () => {
    await club.muster.call('sync.setOffline', { offline: true });
    const { editId, groupsMade, peopleMade, adds } = await takeIn(list);
    expect({ groupsMade, peopleMade, adds }).toEqual({ groupsMade: 2, peopleMade: 2, adds: 3 });
    const applied = { Garden: ['Ben Ray'], Kitchen: ['Ada Lee*', 'Ben Ray'] };
    expect(await rosters()).toEqual(applied);
    if (editId === null) throw new Error('Nothing to undo.');

    await club.muster.call('edit.undo', { editId });
    expect(await rosters()).toEqual({});
    expect((await club.muster.call('people.search', { text: '' })).total).toBe(0);
    expect(await club.muster.call('sync.status', {})).toMatchObject({ waiting: 0 });

    await club.muster.call('edit.redo', { editId });
    expect(await rosters()).toEqual(applied);
    await club.muster.call('sync.setOffline', { offline: false });
    await club.muster.upToDate();
    expect((await club.server.state()).people).toHaveLength(2);
  });

  it('that was sent is taken back but for the people, whom no server deletes', async () => {
    const { editId } = await takeIn(list);
    await club.muster.upToDate();
    expect((await club.server.state()).groups).toHaveLength(2);
    if (editId === null) throw new Error('Nothing to undo.');
    await club.muster.call('edit.undo', { editId });
    await club.muster.upToDate();
    const state = await club.server.state();
    expect(state.groups).toEqual([]);
    expect(state.people.map(({ name }) => name).sort()).toEqual(['Ada Lee', 'Ben Ray']);
  });

  it('is one entry for each group in the time line, all of one edit', async () => {
    const { editId } = await takeIn(list);
    const { items } = await club.muster.call('activity.list', {});
    const ofGroups = items.filter(({ command }) => command === 'createGroup');
    expect(ofGroups.map(({ groupName, editId: of }) => [groupName, of]).sort()).toEqual([
      ['Garden', editId],
      ['Kitchen', editId],
    ]);
  });

  it('can make groups match later, as one edit that undo takes back', async () => {
    await takeIn(list);
    await club.muster.upToDate();
    const changed =
      'Name,E-mail,Group,Role\nBen Ray,ben@example.org,Kitchen,Admin\nCy Poe,cy@example.org,Kitchen,\n';
    const { importId, plan } = await planFile(club.muster.call, changed, {
      ...everything,
      mode: 'match',
    });
    expect(plan.memberships).toEqual({ adds: 1, removes: 1, roles: 1, stays: 0 });
    const { editId } = await club.muster.call('imports.apply', { importId, plan: plan.plan });
    expect(await rosters()).toEqual({ Garden: ['Ben Ray'], Kitchen: ['Ben Ray*', 'Cy Poe'] });
    await club.muster.upToDate();
    if (editId === null) throw new Error('Nothing to undo.');
    await club.muster.call('edit.undo', { editId });
    expect(await rosters()).toEqual({ Garden: ['Ben Ray'], Kitchen: ['Ada Lee*', 'Ben Ray'] });
  });

  it('is forgotten as a file, and its mapping remembered for the next with these headings', async () => {
    const { importId, read } = await readFileOf(club.muster.call, list);
    const fields = read.mapping.fields.map((field) => (field === 'role' ? 'ignore' : field));
    const wish = { ...everything, mapping: { ...read.mapping, fields } };
    const { plan } = await club.muster.call('imports.plan', { importId, wish });
    await club.muster.call('imports.apply', { importId, plan });
    expect((await failureOf(club.muster.call('imports.apply', { importId, plan }))).code).toBe(
      'notFound',
    );
    const next = await readFileOf(club.muster.call, 'NAME,e-mail,group,role\nCy Poe,,Garden,\n');
    expect(next.read).toMatchObject({ mappingFrom: 'remembered', mapping: { fields } });
    const other = await readFileOf(club.muster.call, 'Name,Group\nCy Poe,Garden\n');
    expect(other.read.mappingFrom).toBe('guessed');
  });

  it('with nothing to do changes nothing and says so', async () => {
    await takeIn(list);
    expect(await takeIn(list)).toMatchObject({ editId: null, changed: 0, adds: 0 });
  });
});

describe('applying', () => {
  it('[P1] is refused whole when what is here has changed, and shows what would happen now', async () => {
    await takeIn(list);
    const { importId, plan, read } = await planFile(
      club.muster.call,
      'Name,Group\nAda Lee,Garden\n',
    );
    expect(plan.memberships.adds).toBe(1);
    const [garden] = (await club.muster.call('groups.list', { search: 'Garden' })).items;
    const [ada] = (await club.muster.call('people.search', { text: 'Ada' })).items;
    if (garden === undefined || ada === undefined) throw new Error('They are not here.');
    await club.muster.call('members.add', { groupId: garden.id, personIds: [ada.id] });
    const apply = (number: number) => club.muster.call('imports.apply', { importId, plan: number });
    expect(await failureOf(apply(plan.plan))).toMatchObject({ code: 'conflict' });
    const groups = await club.muster.call('imports.groups', { importId });
    expect(groups.items).toMatchObject([{ name: 'Garden', adds: 0, stays: 1 }]);
    // What is there now was not looked at by whoever asks for the first again.
    expect(await failureOf(apply(plan.plan))).toMatchObject({ code: 'conflict' });
    const wish = { mapping: read.mapping };
    const next = await club.muster.call('imports.plan', { importId, wish });
    expect(await apply(next.plan)).toMatchObject({ editId: null });
  });

  it('is refused where the plan is, in the same words', async () => {
    const { importId, plan } = await planFile(club.muster.call, 'Name\nAda Lee\n');
    expect(plan.refusal).not.toBe(null);
    const apply = club.muster.call('imports.apply', { importId, plan: plan.plan });
    const failure = await failureOf(apply);
    expect(failure).toMatchObject({ code: 'invalidRequest', message: plan.refusal });
  });

  it('needs a plan, and a plan needs a file that is read', async () => {
    const importId = await sendFile(club.muster.call, Buffer.from(list));
    expect((await failureOf(club.muster.call('imports.apply', { importId, plan: 1 }))).code).toBe(
      'invalidRequest',
    );
    const wish = { mapping: { shape: 'long' as const, fields: ['name' as const] } };
    expect((await failureOf(club.muster.call('imports.plan', { importId, wish }))).code).toBe(
      'invalidRequest',
    );
  });
});

describe('lines that cannot be used', () => {
  it('are written to a file with number and reason, which can be shown and taken in again', async () => {
    const text =
      'Name,E-mail,Group\nAda Lee,ada@example.org,Kitchen\n,=cmd|x,"Kitchen, large"\n,,Garden\n';
    const { importId } = await planFile(club.muster.call, text, everything);
    const { items } = await club.muster.call('imports.unusable', { importId });
    expect(items.map(({ line }) => line)).toEqual([3, 4]);
    const { target, fileName } = await club.muster.call('imports.saveUnusable', { importId });
    expect(fileName).toBe('list (not taken in).csv');
    if (target === null || fileName === null) throw new Error('Not written.');
    expect(await club.muster.call('exports.show', { target })).toEqual({
      downloadPath: `/downloads/${target}`,
    });
    const written = await readFile(join(club.data.folder, 'exports', fileName), 'utf8');
    expect(written).toContain("'=cmd|x");
    const { read } = await readFileOf(club.muster.call, written);
    expect(read).toMatchObject({
      headings: ['Line', 'Reason', 'Name', 'E-mail', 'Group'],
      rows: [
        ['3', items[0]?.reason, '', '=cmd|x', 'Kitchen, large'],
        ['4', items[1]?.reason, '', '', 'Garden'],
      ],
    });
  });
});

describe('a file that is being taken in', () => {
  const piece = { data: Buffer.from('Name\n').toString('base64') };

  it('is one at a time: beginning another forgets the one before', async () => {
    const first = await sendFile(club.muster.call, Buffer.from(list));
    const second = await sendFile(club.muster.call, Buffer.from(list));
    const read = (importId: ImportId) =>
      club.muster.call('imports.read', { importId, reading: {} });
    expect((await failureOf(read(first))).code).toBe('notFound');
    expect((await read(second)).total).toBe(3);
    await club.muster.call('imports.discard', { importId: second });
    expect((await failureOf(read(second))).code).toBe('notFound');
  });

  it('ends what it is doing when it is discarded', async () => {
    const many = `Name,Group\n${'Ada Lee,Kitchen\n'.repeat(limits.importRows)}`;
    const importId = await sendFile(club.muster.call, Buffer.from(many));
    const reading = failureOf(club.muster.call('imports.read', { importId, reading: {} }));
    await club.muster.call('imports.discard', { importId });
    expect((await reading).code).toBe('cancelled');
  });

  it('ends with its workspace', async () => {
    const importId = await sendFile(club.muster.call, Buffer.from(list));
    await club.muster.call('workspace.add', { kind: 'demo' });
    const read = club.muster.call('imports.read', { importId, reading: {} });
    expect((await failureOf(read)).code).toBe('notFound');
  });

  it('takes pieces in order only, and none beyond the limit', async () => {
    const { importId } = await club.muster.call('imports.begin', { fileName: 'a.csv', bytes: 10 });
    await club.muster.call('imports.receive', { importId, offset: 0, ...piece });
    for (const offset of [0, 6]) {
      const failure = await failureOf(
        club.muster.call('imports.receive', { importId, offset, ...piece }),
      );
      expect(failure.code).toBe('invalidRequest');
    }
    const tooLarge = { fileName: 'a.csv', bytes: limits.importBytes + 1 };
    expect(await failureOf(club.muster.call('imports.begin', tooLarge))).toMatchObject({
      code: 'limitExceeded',
      message: 'This file is larger than 50 MB, which is as much as Muster takes in.',
    });
  });

  it('is read only when it is there whole', async () => {
    const { importId } = await club.muster.call('imports.begin', { fileName: 'a.csv', bytes: 10 });
    await club.muster.call('imports.receive', { importId, offset: 0, ...piece });
    const read = () => club.muster.call('imports.read', { importId, reading: {} });
    expect(await failureOf(read())).toMatchObject({
      code: 'invalidRequest',
      message: expect.stringContaining('5 bytes of 10'),
    });
    await club.muster.call('imports.receive', { importId, offset: 5, ...piece });
    expect((await read()).rows).toEqual([['Name'], ['Name']]);
  });

  it('needs an open workspace', async () => {
    const { openId } = await club.muster.call('workspace.list', {});
    if (openId === null) throw new Error('None is open.');
    await club.muster.call('workspace.remove', { workspaceId: openId });
    const failure = await failureOf(
      club.muster.call('imports.begin', { fileName: 'a.csv', bytes: 10 }),
    );
    expect(failure.code).toBe('noWorkspace');
  });
});
