import { describe, expect, it, onTestFinished } from 'vitest';
import { openReadOnly } from '#electron/store/openReadOnly.ts';
import { exportSourceSchema } from '#shared/domain/exporting.ts';
import type { ExportNeeds, ExportReading } from '#shared/domain/exportReading.ts';
import type { Instant } from '#shared/domain/time.ts';
import { nothingElse } from '#test/support/exportLines.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  intents,
  newGroupId,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

/** Three groups; Ana left the kitchen at second 20, and Ben is in the choir since second 10, here only. */
function scene() {
  const { store, file } = openTestStore();
  const people = ['Ana', 'Ben', 'Cem', 'Dai'].map((name, n) => ({
    ...remotePerson(name),
    phone: `${9 - n}`,
    otherEmails: name === 'Ana' ? ['ana@x.org'] : [],
    attributes: name === 'Dai' ? {} : { team: n === 0 ? 'B' : 'A', secret: 'x' },
  }));
  pull(store, {
    people,
    groups: [
      remoteGroup('Kitchen', ['Ana', 'Ben*', 'Cem']),
      remoteGroup('Choir', ['Cem*']),
      remoteGroup('Attic', []),
    ],
  });
  const group = (name: string) => groupNamed(store, name);
  const person = (name: string) => personNamed(store, name);
  const edit = (name: string, intent: ReturnType<typeof intents.take>, n: number) =>
    store.commitEdit({ intents: [{ groupId: group(name), intent }], at: at(n) });
  edit('Choir', intents.add(person('Ben')), 10);
  edit('Kitchen', intents.take(person('Ana')), 20);
  const reader = openReadOnly(file);
  onTestFinished(() => reader.close());
  return {
    store,
    group,
    person,
    edit,
    read: (source: unknown, needs: Partial<ExportNeeds> = {}): ExportReading =>
      reader.readExport(exportSourceSchema.parse(source), { ...nothingElse, ...needs }),
  };
}

/** Each part as its name and its people, admins with a star; how many were announced is checked on the way. */
function tell({ parts }: ExportReading): [string | null, string[]][] {
  return parts.map(({ name, total, lines }) => {
    const people = [...lines].map(
      (line) => `${line.name}${line.stay?.isAdmin === true ? '*' : ''}`,
    );
    expect(people).toHaveLength(total);
    return [name, people];
  });
}

const failure = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

describe('an export of one group', () => {
  it('reads what the screen shows, in the order asked for', () => {
    const { store, read, group } = scene();
    const sort = [{ key: 'attribute:team', direction: 'descending' }] as const;
    const groupId = group('Kitchen');
    const [part] = read({ kind: 'group', groupId, sort }, { attributes: ['team'] }).parts;
    const { items } = store.queryRoster({
      groupId,
      filter: '',
      sort: [...sort],
      attributes: ['team'],
      ...everything,
    });
    expect(
      [...(part?.lines ?? [])].map(({ name, stay, email }) => ({ name, stay, email })),
    ).toEqual(
      items.map(({ name, email, isAdmin, joinedAt, leftAt, syncMark }) => ({
        name,
        email,
        stay: { isAdmin, joinedAt, leftAt, syncMark },
      })),
    );
    expect(part?.total).toBe(2);
  });

  it('keeps to a filter, or to the people chosen whatever the filter says', () => {
    const { read, group, person } = scene();
    const groupId = group('Kitchen');
    expect(tell(read({ kind: 'group', groupId, filter: 'ce' }))).toEqual([['Kitchen', ['Cem']]]);
    const personIds = [person('Ben'), person('Dai')];
    expect(tell(read({ kind: 'group', groupId, filter: 'ce', personIds }))).toEqual([
      ['Kitchen', ['Ben*']],
    ]);
  });

  it('reads the roster of an instant', () => {
    const { read, group } = scene();
    const roster = (moment: Instant) =>
      tell(read({ kind: 'group', groupId: group('Kitchen'), at: moment }));
    expect(roster(at(19))).toEqual([['Kitchen', ['Ana', 'Ben*', 'Cem']]]);
    expect(roster(at(20))).toEqual([['Kitchen', ['Ben*', 'Cem']]]);
  });

  it('reads of a deleted group only the past', () => {
    const { read, group, edit } = scene();
    const groupId = group('Kitchen');
    edit('Kitchen', intents.remove(), 30);
    expect(tell(read({ kind: 'group', groupId, at: at(25) }))).toEqual([
      ['Kitchen', ['Ben*', 'Cem']],
    ]);
    expect(failure(() => read({ kind: 'group', groupId }))).toMatchObject({ code: 'notFound' });
    expect(failure(() => read({ kind: 'group', groupId: newGroupId(), at: at(25) }))).toMatchObject(
      {
        code: 'notFound',
      },
    );
  });

  it('reads further addresses, attributes and groups only where they are needed', () => {
    const { read, group } = scene();
    const source = { kind: 'group', groupId: group('Kitchen'), at: at(5) };
    const first = (needs: Partial<ExportNeeds>) => [...(read(source, needs).parts[0]?.lines ?? [])];
    expect(first({})[0]).toMatchObject({ otherEmails: [], attributes: {}, groups: [] });
    const [ana, ben, cem] = first({ otherEmails: true, attributes: ['team'], groups: true });
    expect(ana).toMatchObject({ otherEmails: ['ana@x.org'], groups: [] });
    expect(ana?.attributes.team).toBe('B');
    // As they are now, by name.
    expect(ben?.groups).toEqual(['Choir', 'Kitchen']);
    expect(cem?.groups).toEqual(['Choir', 'Kitchen']);
  });

  it('counts the edits to it that are not on the server', () => {
    const { read, group, person, edit } = scene();
    const unsent = (name: string) => read({ kind: 'group', groupId: group(name) }).unsentEdits;
    expect([unsent('Kitchen'), unsent('Choir'), unsent('Attic')]).toEqual([1, 1, 0]);
    edit('Kitchen', intents.admin(true, person('Cem')), 30);
    expect(unsent('Kitchen')).toBe(2);
  });
});

describe('an export of several groups', () => {
  it('reads them one after the other, by name, whatever their order was', () => {
    const { read, group } = scene();
    const groupIds = [group('Kitchen'), group('Choir'), group('Kitchen')];
    expect(tell(read({ kind: 'groups', groupIds }))).toEqual([
      ['Choir', ['Ben', 'Cem*']],
      ['Kitchen', ['Ben*', 'Cem']],
    ]);
  });

  it('reads all of them, also those nobody is in', () => {
    const { read } = scene();
    const reading = read({ kind: 'groups', groupIds: null });
    expect(tell(reading)).toEqual([
      ['Attic', []],
      ['Choir', ['Ben', 'Cem*']],
      ['Kitchen', ['Ben*', 'Cem']],
    ]);
    expect(reading.unsentEdits).toBe(2);
  });

  it('reads of all groups at an instant those as well that are gone and had somebody then', () => {
    const { read, edit } = scene();
    edit('Kitchen', intents.remove(), 30);
    edit('Attic', intents.remove(), 30);
    expect(tell(read({ kind: 'groups', groupIds: null, at: at(5) }))).toEqual([
      ['Choir', ['Cem*']],
      ['Kitchen', ['Ana', 'Ben*', 'Cem']],
    ]);
    expect(tell(read({ kind: 'groups', groupIds: null }))).toEqual([['Choir', ['Ben', 'Cem*']]]);
  });

  it('says when one of them is not there', () => {
    const { read, group } = scene();
    const missing = newGroupId();
    const groupIds = [group('Kitchen'), missing];
    expect(failure(() => read({ kind: 'groups', groupIds }))).toMatchObject({
      code: 'notFound',
      message: 'One of these groups is not there any more.',
      details: { groupId: missing },
    });
  });
});

describe('a matrix of groups', () => {
  const told = ({ parts, matrix }: ExportReading) => ({
    groups: matrix.map(({ name }) => name),
    people: parts.flatMap(({ lines, total }) => {
      const all = [...lines].map(({ name, memberOf }) => [name, Object.fromEntries(memberOf)]);
      expect(all).toHaveLength(total);
      return all;
    }),
  });

  it('has everybody who is in one of them once, with where and as what', () => {
    const { read } = scene();
    const source = { kind: 'groups', groupIds: null, arrangement: 'matrix' };
    expect(told(read(source))).toEqual({
      groups: ['Attic', 'Choir', 'Kitchen'],
      people: [
        ['Ben', { 1: false, 2: true }],
        ['Cem', { 1: true, 2: false }],
      ],
    });
  });

  it('is of an instant, and in the order of what people have themselves', () => {
    const { read } = scene();
    const sort = [
      { key: 'role', direction: 'ascending' },
      { key: 'phone', direction: 'ascending' },
    ];
    const source = { kind: 'groups', groupIds: null, arrangement: 'matrix', at: at(5), sort };
    expect(told(read(source))).toEqual({
      groups: ['Attic', 'Choir', 'Kitchen'],
      people: [
        ['Cem', { 1: true, 2: false }],
        ['Ben', { 2: true }],
        ['Ana', { 2: false }],
      ],
    });
  });
});

describe('an export of people', () => {
  it('reads whom the filter lets through, in the order asked for', () => {
    const { read, group } = scene();
    const sort = { key: 'groupCount', direction: 'descending' };
    expect(tell(read({ kind: 'people', filter: {}, sort }))).toEqual([
      [null, ['Ben', 'Cem', 'Ana', 'Dai']],
    ]);
    const filter = { noneOf: [group('Choir')] };
    expect(tell(read({ kind: 'people', filter }))).toEqual([[null, ['Ana', 'Dai']]]);
  });

  it('reads only those chosen, whatever the filter says', () => {
    const { read, person } = scene();
    const personIds = [person('Dai'), person('Ana')];
    const sort = { key: 'phone', direction: 'ascending' };
    const source = { kind: 'people', filter: { text: 'nobody' }, personIds, sort };
    expect(tell(read(source))).toEqual([[null, ['Dai', 'Ana']]]);
  });

  it('is in no group, and says in which the people are', () => {
    const { read } = scene();
    const reading = read({ kind: 'people', filter: { text: 'ben' } }, { groups: true });
    expect([...(reading.parts[0]?.lines ?? [])]).toMatchObject([
      { name: 'Ben', stay: null, groups: ['Choir', 'Kitchen'] },
    ]);
  });

  it('goes on past the people looked up at once', () => {
    const { store, read } = scene();
    const many = Array.from({ length: 2500 }, (_, n) =>
      remotePerson(`p${n}`, `Person ${String(n).padStart(4, '0')}`),
    );
    pull(store, { people: many });
    const [told] = tell(read({ kind: 'people', filter: { text: 'person' } }));
    expect(told?.[1]).toEqual(many.map(({ name }) => name));
  });

  it('says what the groups of its filter are called, as far as they were ever here', () => {
    const { read, group } = scene();
    const filter = { anyOf: [group('Choir')], noneOf: [group('Attic'), newGroupId()] };
    expect([...read({ kind: 'people', filter }).groupNames.values()].sort()).toEqual([
      'Attic',
      'Choir',
    ]);
  });

  it('counts the unsent edits that are about somebody in it', () => {
    const { store, read, edit } = scene();
    const unsent = (text: string): number => read({ kind: 'people', filter: { text } }).unsentEdits;
    expect([unsent('ana'), unsent('ben'), unsent('cem'), unsent('')]).toEqual([1, 1, 0, 2]);
    store.createPerson({ name: 'Eva', email: null, phone: null }, at(30));
    expect([unsent('eva'), unsent('')]).toEqual([1, 3]);
    edit('Kitchen', intents.rename('Mess'), 31);
    expect(unsent('')).toBe(3);
    const kitchen = groupNamed(store, 'Mess');
    store.commitEdit({ intents: [{ groupId: kitchen, intent: intents.remove() }], at: at(32) });
    expect([unsent('cem'), unsent('dai')]).toEqual([1, 0]);
  });
});

describe('an export of a history', () => {
  it('reads what the screen shows, a line for each stay', () => {
    const { store, read, group } = scene();
    const groupId = group('Kitchen');
    const [part] = read({ kind: 'stays', groupId }).parts;
    const shown = store.listStays({ groupId, ...everything })?.items ?? [];
    expect(
      [...(part?.lines ?? [])].map(({ id, stay }) => [id, stay?.joinedAt, stay?.leftAt]),
    ).toEqual(shown.map(({ person, joinedAt, leftAt }) => [person.id, joinedAt, leftAt]));
    expect([part?.name, part?.total]).toEqual(['Kitchen', 3]);
  });

  it('keeps to who came or went between two times, and to a text', () => {
    const { read, group } = scene();
    const groupId = group('Kitchen');
    const filter = { kind: 'left', from: at(15), to: at(20) };
    expect(tell(read({ kind: 'stays', groupId, filter }))).toEqual([['Kitchen', ['Ana']]]);
    expect(tell(read({ kind: 'stays', groupId, filter, text: 'ben' }))).toEqual([['Kitchen', []]]);
    expect(tell(read({ kind: 'stays', groupId, text: 'cem' }))).toEqual([['Kitchen', ['Cem']]]);
  });

  it('is there of a deleted group, and not of one that never was', () => {
    const { read, group, edit } = scene();
    const groupId = group('Kitchen');
    edit('Kitchen', intents.remove(), 30);
    expect(tell(read({ kind: 'stays', groupId }))).toMatchObject([['Kitchen', { length: 3 }]]);
    expect(failure(() => read({ kind: 'stays', groupId: newGroupId() }))).toMatchObject({
      code: 'notFound',
    });
  });
});
