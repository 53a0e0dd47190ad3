import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openReadOnly, type StoreReader } from '#electron/store/openReadOnly.ts';
import type { Intent } from '#shared/commands/command.ts';
import type { RosterOrder } from '#shared/domain/roster.ts';
import { makeTestFolder, openTestStore } from '#test/support/openTestStore.ts';
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

const byName: RosterOrder = [{ key: 'name', direction: 'ascending' }];

function openSeeded() {
  const { store, file } = openTestStore();
  const names = ['Ana', 'Ben', 'Cem', 'Dai'];
  pull(store, {
    people: names.map((name) => remotePerson(name)),
    groups: [remoteGroup('Kitchen', ['Ana', 'Ben*', 'Cem'])],
  });
  const reader = openReadOnly(file);
  onTestFinished(() => reader.close());
  return { store, reader, kitchen: groupNamed(store, 'Kitchen') };
}

const names = (roster: ReturnType<StoreReader['iterateRoster']>) =>
  [...roster.rows].map(({ name }) => name);

describe('openReadOnly', () => {
  it('reads the same rows as the screen does', () => {
    const { store, reader, kitchen } = openSeeded();
    const sort: RosterOrder = [{ key: 'role', direction: 'ascending' }];
    const roster = reader.iterateRoster({ groupId: kitchen, sort, personIds: null });
    expect([roster.groupName, roster.total]).toEqual(['Kitchen', 3]);
    expect([...roster.rows]).toEqual(
      store.queryRoster({ groupId: kitchen, filter: '', sort, ...everything }).items,
    );
  });

  it('keeps to the people chosen', () => {
    const { store, reader, kitchen } = openSeeded();
    const personIds = ['Cem', 'Ana', 'Dai'].map((name) => personNamed(store, name));
    const roster = reader.iterateRoster({ groupId: kitchen, sort: byName, personIds });
    expect(roster.total).toBe(2);
    expect(names(roster)).toEqual(['Ana', 'Cem']);
  });

  it('sees what was committed before, and nothing of what is committed while it reads', () => {
    const { store, reader, kitchen } = openSeeded();
    const dai = personNamed(store, 'Dai');
    const commit = (intent: Intent) =>
      store.commitEdit({ intents: [{ groupId: kitchen, intent }], at: at(1) });
    const roster = reader.iterateRoster({ groupId: kitchen, sort: byName, personIds: null });
    commit(intents.add(dai));
    expect(names(roster)).toEqual(['Ana', 'Ben', 'Cem']);
    const again = reader.iterateRoster({ groupId: kitchen, sort: byName, personIds: null });
    const [first] = again.rows;
    expect(first?.name).toBe('Ana');
    // An edit never waits for a reader, not even for one in the middle of its rows.
    commit(intents.take(dai));
    expect(store.unsentEdits(kitchen)).toBe(2);
  });

  it('ends an unfinished reading for the next one, and when it closes', () => {
    const { reader, kitchen } = openSeeded();
    const request = { groupId: kitchen, sort: byName, personIds: null };
    const rows = reader.iterateRoster(request).rows[Symbol.iterator]();
    rows.next();
    expect(names(reader.iterateRoster(request))).toEqual(['Ana', 'Ben', 'Cem']);
    const left = reader.iterateRoster(request).rows[Symbol.iterator]();
    left.next();
    expect(() => reader.close()).not.toThrow();
  });

  it('knows no group that is not there, and reads on after saying so', () => {
    const { reader, kitchen } = openSeeded();
    const request = { sort: byName, personIds: null };
    expect(() => reader.iterateRoster({ ...request, groupId: newGroupId() })).toThrow(
      expect.objectContaining({ code: 'notFound' }),
    );
    expect(names(reader.iterateRoster({ ...request, groupId: kitchen }))).toHaveLength(3);
  });

  it('says so when there is no such file, or no database in it', () => {
    const folder = makeTestFolder();
    expect(() => openReadOnly(join(folder, 'missing.db'))).toThrow(
      expect.objectContaining({ code: 'fileDenied' }),
    );
    mkdirSync(join(folder, 'folder.db'));
    const text = join(folder, 'text.db');
    writeFileSync(text, 'not a database '.repeat(100));
    const reader = openReadOnly(text);
    onTestFinished(() => reader.close());
    expect(() =>
      reader.iterateRoster({ groupId: newGroupId(), sort: byName, personIds: null }),
    ).toThrow(expect.objectContaining({ code: 'storeCorrupt' }));
  });
});
