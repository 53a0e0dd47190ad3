import { describe, expect, it } from 'vitest';
import { congressFolder, congressMissing } from '#test/fixtures/congressFolder.ts';
import { congressList } from '#test/support/congressList.ts';
import { connectedMuster } from '#test/support/connectedMuster.ts';
import { planFile } from '#test/support/takeIn.ts';

const folder = congressFolder();
if (folder === null) process.stdout.write(`  ${congressMissing}\n`);

const club = connectedMuster();

describe.skipIf(folder === null)('the public roster, as one long list', () => {
  it('makes every group, person and membership of an empty organisation', async () => {
    const { csv, people, groups, memberships } = congressList();
    const named = new Set(memberships.map(({ group_id }) => group_id));
    const { importId, plan, read } = await planFile(club.muster.call, csv, {
      createGroups: true,
      createPeople: true,
    });
    expect(read.mapping).toEqual({
      shape: 'long',
      fields: ['email', 'name', 'phone', 'group', 'description', 'role'],
    });
    expect(plan).toMatchObject({
      groups: { total: named.size, made: named.size, leftOut: 0, refused: 0 },
      people: { new: people.length, matched: 0, ambiguous: 0, unknown: 0 },
      memberships: { adds: memberships.length, removes: 0 },
      lines: { unusable: 0, repeated: 0 },
      refusal: null,
    });
    const done = await club.muster.call('imports.apply', { importId, plan: plan.plan });
    expect(done).toMatchObject({
      groupsMade: named.size,
      peopleMade: people.length,
      adds: memberships.length,
    });
    await club.muster.upToDate();

    const state = await club.server.state();
    const personName = new Map(state.people.map(({ id, email }) => [id, email]));
    const there = state.groups.flatMap(({ name, members }) =>
      members.map(({ personId, isAdmin }) => `${name} | ${personName.get(personId)} | ${isAdmin}`),
    );
    const groupName = new Map(groups.map(({ id, name }) => [id, name]));
    const emailOf = new Map(people.map(({ id, email_synthetic }) => [id, email_synthetic]));
    const wanted = memberships.map(
      ({ group_id, person_id, is_admin }) =>
        `${groupName.get(group_id)} | ${emailOf.get(person_id)} | ${is_admin}`,
    );
    expect(there.sort()).toEqual(wanted.sort());
    expect(state.people.map(({ name, email, phone }) => [name, email, phone]).sort()).toEqual(
      people
        .map(({ full_name, email_synthetic, phone }) => [full_name, email_synthetic, phone || null])
        .sort(),
    );
    expect(new Map(state.groups.map(({ name, description }) => [name, description || '']))).toEqual(
      new Map(
        groups
          .filter(({ id }) => named.has(id))
          .map(({ name, description }) => [name, description ?? '']),
      ),
    );

    // Taken in again there is nothing left to do.
    const again = await planFile(club.muster.call, csv, {
      createGroups: true,
      createPeople: true,
      mode: 'match',
    });
    expect(again.read.mappingFrom).toBe('remembered');
    expect(again.plan).toMatchObject({
      groups: { made: 0 },
      people: { matched: people.length, new: 0 },
      memberships: { adds: 0, removes: 0, roles: 0, stays: memberships.length },
    });
  }, 180_000);
});
