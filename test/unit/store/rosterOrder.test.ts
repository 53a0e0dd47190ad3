import { describe, expect, it } from 'vitest';
import { openReadOnly } from '#electron/store/openReadOnly.ts';
import type { RemotePerson } from '#electron/sync/ports/remote.ts';
import { exportSourceSchema } from '#shared/domain/exporting.ts';
import type { RosterOrder, RosterSortKey } from '#shared/domain/roster.ts';
import { nothingElse } from '#test/support/exportLines.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

type Change = Partial<RemotePerson> & { name: string };

function roster(people: readonly Change[], members?: readonly string[]) {
  const { store, file } = openTestStore();
  const listed = people.map((person) => ({ ...remotePerson(person.name), ...person }));
  const keys = members ?? listed.map(({ memberKey }) => memberKey);
  pull(store, { people: listed, groups: [remoteGroup('Kitchen', keys)] });
  const groupId = groupNamed(store, 'Kitchen');
  const read = (sort: RosterOrder, attributes: readonly string[] = []) =>
    store.queryRoster({ groupId, filter: '', sort, attributes, ...everything }).items;
  const names = (...sort: RosterOrder) => read(sort).map(({ name }) => name);
  return { store, file, groupId, read, names };
}

const up = (key: RosterSortKey) => ({ key, direction: 'ascending' }) as const;
const down = (key: RosterSortKey) => ({ key, direction: 'descending' }) as const;
const withAttribute = (name: string, values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([person, value]) => ({
    name: person,
    attributes: { [name]: value },
  }));

describe('the order of a roster', () => {
  it('has several keys, the first counting most, and ends by name', () => {
    const { names } = roster(
      [
        { name: 'Dan', phone: '2' },
        { name: 'Cem', phone: '1' },
        { name: 'Ben', phone: '2' },
        { name: 'Ana', phone: '1' },
      ],
      ['Dan*', 'Cem', 'Ben*', 'Ana'],
    );
    expect(names(up('role'), down('phone'))).toEqual(['Ben', 'Dan', 'Ana', 'Cem']);
    expect(names(down('phone'), up('role'))).toEqual(['Ben', 'Dan', 'Ana', 'Cem']);
    expect(names(up('phone'), down('role'), down('name'))).toEqual(['Cem', 'Ana', 'Dan', 'Ben']);
    expect(names()).toEqual(['Ana', 'Ben', 'Cem', 'Dan']);
  });

  it('is by status: active, inactive, not listed, gone', () => {
    const { store, groupId, names } = roster(
      [{ name: 'Ben', status: 'inactive' }, { name: 'Cem' }, { name: 'Ana' }],
      ['Ana', 'Ben', 'Cem', 'unlisted'],
    );
    pull(store, { people: [{ ...remotePerson('Ben'), status: 'inactive' }, remotePerson('Cem')] });
    expect(store.getPerson(personNamed(store, 'Ana'))?.status).toBe('gone');
    expect(names(up('status'))).toEqual(['Cem', 'Ben', 'unlisted', 'Ana']);
    expect(names(down('status'))).toEqual(['Ana', 'unlisted', 'Ben', 'Cem']);
    expect(store.groupState(groupId)?.members.size).toBe(4);
  });

  it('is by the server’s key, whoever has none yet at the end', () => {
    const { store, groupId, names } = roster([
      { name: 'Ana', memberKey: 'k2' },
      { name: 'Ben', memberKey: 'k1' },
    ]);
    const { personId } = store.createPerson({ name: 'New', email: null, phone: null }, at(1));
    store.commitEdit({ intents: [{ groupId, intent: intents.add(personId) }], at: at(2) });
    expect(names(up('memberKey'))).toEqual(['Ben', 'Ana', 'New']);
    expect(names(down('memberKey'))).toEqual(['Ana', 'Ben', 'New']);
  });

  it('is by the sync mark, what needs somebody first', () => {
    const { store, groupId, names } = roster([{ name: 'Ana' }, { name: 'Ben' }, { name: 'Cem' }]);
    const admin = (name: string) =>
      store.commitEdit({
        intents: [{ groupId, intent: intents.admin(true, personNamed(store, name)) }],
        at: at(1),
      });
    admin('Cem');
    admin('Ben');
    store.changeLane(
      groupId,
      undefined,
      ({ entries }) => ({
        entries: entries.slice(0, 1).map(({ seq }) => ({ seq, state: 'parked' })),
      }),
      at(2),
    );
    expect(names(up('syncMark'))).toEqual(['Cem', 'Ben', 'Ana']);
    expect(names(down('syncMark'))).toEqual(['Ana', 'Ben', 'Cem']);
  });

  it('is by an attribute as people read it, without case, marks and by numbers', () => {
    const people = withAttribute('team', {
      Ana: 'team 10',
      Ben: 'Team 9',
      Cem: 'Équipe',
      Dan: 'team 09b',
    });
    const { names } = roster([
      ...people,
      { name: 'Eve' },
      { name: 'Fay', attributes: { team: '' } },
    ]);
    expect(names(up('attribute:team'))).toEqual(['Cem', 'Ben', 'Dan', 'Ana', 'Eve', 'Fay']);
    expect(names(down('attribute:team'))).toEqual(['Ana', 'Dan', 'Ben', 'Cem', 'Eve', 'Fay']);
  });

  it.each([
    'T-shirt "size"',
    "it's",
    'a.b[0]',
    '$',
    '$.team',
    '#-1',
    'constructor',
    'Größe 👕',
    'back\\slash',
    'line\nbreak',
    "x'); DROP TABLE person; --",
    '0',
  ])('takes the attribute name %j as it is', (name) => {
    const { names, read } = roster([
      ...withAttribute(name, { Ana: 'b', Ben: 'c', Cem: 'a' }),
      { name: 'Dan', attributes: { other: 'a' } },
    ]);
    expect(names(up(`attribute:${name}`))).toEqual(['Cem', 'Ana', 'Ben', 'Dan']);
    expect(names(down(`attribute:${name}`))).toEqual(['Ben', 'Ana', 'Cem', 'Dan']);
    const [ana] = read([], [name]);
    expect(Object.entries(ana?.attributes ?? {})).toEqual([[name, 'b']]);
  });

  it('is the same in an export', () => {
    const { store, file, groupId, names } = roster(
      withAttribute('team', { Ana: '10', Ben: '9', Cem: '10' }),
    );
    const reader = openReadOnly(file);
    const sort = [down('attribute:team'), down('name')];
    const source = exportSourceSchema.parse({ kind: 'group', groupId, sort });
    const { parts } = reader.readExport(source, nothingElse);
    expect(parts.flatMap(({ lines }) => [...lines].map(({ name }) => name))).toEqual([
      'Cem',
      'Ana',
      'Ben',
    ]);
    expect(names(...sort)).toEqual(['Cem', 'Ana', 'Ben']);
    reader.close();
    store.close();
  });
});

describe('the attributes of a roster', () => {
  it('are those asked for, of who has them', () => {
    const { read } = roster([
      { name: 'Ana', attributes: { team: 'north', size: 'M', city: 'Ulm' } },
      { name: 'Ben', attributes: { size: 'L' } },
    ]);
    expect(read([], ['team', 'size', 'toString']).map(({ attributes }) => attributes)).toEqual([
      { team: 'north', size: 'M' },
      { size: 'L' },
    ]);
    expect(read([]).map(({ attributes }) => attributes)).toEqual([{}, {}]);
  });
});
