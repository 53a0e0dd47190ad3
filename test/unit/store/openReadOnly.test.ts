import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openReadOnly, type StoreReader } from '#electron/store/openReadOnly.ts';
import type { Intent } from '#shared/commands/command.ts';
import { exportSourceSchema } from '#shared/domain/exporting.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { nothingElse } from '#test/support/exportLines.ts';
import { makeTestFolder, openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  groupNamed,
  intents,
  newGroupId,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

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

function read(reader: StoreReader, groupId: GroupId) {
  const { parts } = reader.readExport(
    exportSourceSchema.parse({ kind: 'group', groupId }),
    nothingElse,
  );
  const [part] = parts;
  if (part === undefined) throw new Error('A group has one part.');
  return part;
}

const names = (part: ReturnType<typeof read>) => [...part.lines].map(({ name }) => name);

describe('openReadOnly', () => {
  it('sees what was committed before, and nothing of what is committed while it reads', () => {
    const { store, reader, kitchen } = openSeeded();
    const dai = personNamed(store, 'Dai');
    const commit = (intent: Intent) =>
      store.commitEdit({ intents: [{ groupId: kitchen, intent }], at: at(1) });
    const roster = read(reader, kitchen);
    commit(intents.add(dai));
    expect([roster.total, names(roster)]).toEqual([3, ['Ana', 'Ben', 'Cem']]);
    const again = read(reader, kitchen);
    const [first] = again.lines;
    expect([again.total, first?.name]).toEqual([4, 'Ana']);
    // An edit never waits for a reader, not even for one in the middle of its rows.
    commit(intents.take(dai));
    expect(store.unsentEdits(kitchen)).toBe(2);
  });

  it('ends an unfinished reading for the next one, and when it closes', () => {
    const { reader, kitchen } = openSeeded();
    const lines = read(reader, kitchen).lines[Symbol.iterator]();
    lines.next();
    const unread = read(reader, kitchen);
    expect(names(read(reader, kitchen))).toEqual(['Ana', 'Ben', 'Cem']);
    const left = read(reader, kitchen).lines[Symbol.iterator]();
    left.next();
    expect(() => reader.close()).not.toThrow();
    // Neither goes on as if that were everybody.
    expect(() => lines.next()).toThrow('This reading has ended.');
    expect(() => names(unread)).toThrow('This reading has ended.');
  });

  it('knows no group that is not there, and reads on after saying so', () => {
    const { reader, kitchen } = openSeeded();
    expect(() => read(reader, newGroupId())).toThrow(expect.objectContaining({ code: 'notFound' }));
    expect(names(read(reader, kitchen))).toHaveLength(3);
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
    expect(() => read(reader, newGroupId())).toThrow(
      expect.objectContaining({ code: 'storeCorrupt' }),
    );
  });
});
