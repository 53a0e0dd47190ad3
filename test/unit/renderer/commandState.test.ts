import { describe, expect, it } from 'vitest';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { DeskCommand } from '#shared/domain/deskCommand.ts';
import { allDeskCommands } from '#shared/domain/deskCommands.ts';
import type { GroupSummary } from '#shared/domain/group.ts';
import { groupIdSchema, personIdSchema } from '#shared/domain/ids.ts';
import { view } from '../../../renderer/app/viewStore.ts';
import { commandState } from '../../../renderer/features/commands/commandState.ts';
import { type DeskFacts, readDeskFacts } from '../../../renderer/features/commands/deskFacts.ts';
import { matchWords } from '../../../renderer/features/commands/matchWords.ts';
import { beginsTitle, commandItems } from '../../../renderer/features/commands/paletteItems.ts';
import { followRecents, useRecents } from '../../../renderer/features/commands/recents.ts';
import { shortcutSections } from '../../../renderer/features/commands/shortcutSections.ts';
import { createQueryClient } from '../../../renderer/ipc/queryClient.ts';
import { queryKey } from '../../../renderer/ipc/queryKeys.ts';
import { demoWorkspace } from '../../fakes/desk/fakeWorkspaces.ts';
import { uuid } from './changeOf.ts';
import { quietStatus as status } from './quietStatus.ts';

const group: GroupSummary = {
  id: groupIdSchema.parse(uuid(1, 1)),
  remoteId: null,
  name: 'Board',
  description: null,
  memberCount: 7,
  syncMark: 'synced',
  createdAt: null,
  updatedAt: null,
  changedAt: null,
  mayUpdate: true,
  mayDelete: true,
};
const facts: DeskFacts = {
  workspace: demoWorkspace,
  group,
  chosen: 2,
  isPast: false,
  isHistory: false,
  isPeople: false,
  status,
  settings: {
    colorScheme: 'auto',
    density: 'comfortable',
    dateFormat: 'locale',
    weekStart: 'locale',
  },
  canUndo: true,
  canRedo: true,
};
const kindOf = (command: DeskCommand, change: Partial<DeskFacts> = {}) =>
  commandState(command, { ...facts, ...change }).kind;
const reasonOf = (command: DeskCommand, change: Partial<DeskFacts>) => {
  const state = commandState(command, { ...facts, ...change });
  return state.kind === 'refused' ? state.reason : null;
};

describe('whether a command can be done', () => {
  it('is yes for all that there is something to do for', () => {
    const others = allDeskCommands.filter((command) => kindOf(command) !== 'possible');
    expect(others).toEqual(['goOnline', 'comfortableRows', 'systemMode']);
  });

  it('is refused with a sentence wherever it is refused', () => {
    const nothing: DeskFacts = { ...facts, workspace: null, group: null, status: null };
    for (const command of allDeskCommands) {
      const state = commandState(command, nothing);
      if (state.kind === 'refused') expect(state.reason, command).toMatch(/^[A-Z].*\.$/);
    }
    expect(commandState('newGroup', nothing).kind).toBe('refused');
    expect(commandState('connectWorkspace', nothing).kind).toBe('possible');
    expect(commandState('darkMode', nothing).kind).toBe('possible');
  });

  it('depends on a group, and on people chosen in it', () => {
    const none = { group: null, chosen: 0 };
    expect(reasonOf('exportRoster', none)).toBe('Open a group or the people first.');
    expect(kindOf('exportRoster', { ...none, isPeople: true })).toBe('possible');
    expect(reasonOf('exportChosen', { chosen: 0 })).toMatch(/^Choose people/);
    expect(kindOf('exportChosen', { group: null, isPeople: true })).toBe('possible');
    expect(reasonOf('removePeople', none)).toBe('Open a group first.');
    expect(reasonOf('removePeople', { chosen: 0 })).toBe('Choose people on the roster first.');
    expect(kindOf('newGroup', none)).toBe('possible');
  });

  it('depends on what the role allows with this group', () => {
    const onlooker = { group: { ...group, mayUpdate: false, mayDelete: false } };
    expect(reasonOf('addPeople', onlooker)).toMatch(/may change it\.$/);
    expect(reasonOf('deleteGroup', onlooker)).toMatch(/may delete it\.$/);
    expect(reasonOf('removePeople', onlooker)).toMatch(/may change it\.$/);
    expect(kindOf('moveOrCopyPeople', onlooker)).toBe('possible');
    expect(kindOf('copyRows', onlooker)).toBe('possible');
    expect(kindOf('exportRoster', onlooker)).toBe('possible');
  });

  it('is no for whatever changes a roster while the past is on the screen', () => {
    const past = { isPast: true };
    const changing = ['addPeople', 'removePeople', 'moveOrCopyPeople', 'renameGroup'] as const;
    for (const command of changing) {
      expect(reasonOf(command, past), command).toMatch(/^You are looking at the past/);
    }
    expect(kindOf('copyRows', past)).toBe('possible');
    expect(kindOf('exportRoster', past)).toBe('possible');
    expect(kindOf('newGroup', past)).toBe('possible');
  });

  it('depends on whether the roster or the history is shown', () => {
    expect(kindOf('groupHistory', { isHistory: true })).toBe('pointless');
    expect(reasonOf('filterRoster', { isHistory: true })).toBe('Show the roster first.');
  });

  it('depends on a table on the screen where it is about columns, whichever it is', () => {
    const people = { group: null, chosen: 0, isPeople: true };
    expect(kindOf('chooseColumns', people)).toBe('possible');
    expect(reasonOf('filterRoster', people)).toBe('Open a group first.');
    expect(reasonOf('chooseColumns', { ...people, isPeople: false })).toBe('Open a group first.');
    expect(reasonOf('chooseColumns', { isHistory: true })).toBe('Show the roster first.');
  });

  it('depends on what the provider can do', () => {
    const workspace = { ...demoWorkspace, capabilities: capabilitiesByProvider.workos };
    expect(reasonOf('newPerson', { workspace })).toBe('Muster cannot make people at WorkOS.');
  });

  it('follows the status of the sync', () => {
    const offline = { status: { ...status, isOfflineByChoice: true } };
    expect(kindOf('goOffline', offline)).toBe('pointless');
    expect(kindOf('goOnline', offline)).toBe('possible');
    expect(reasonOf('syncNow', offline)).toMatch(/^You work offline/);
    expect(reasonOf('syncNow', { status: { ...status, phase: 'paused' } })).toMatch(/paused/);
    expect(reasonOf('syncNow', { status: { ...status, phase: 'signedOut' } })).toMatch(/Sign in/);
  });

  it('knows when there is nothing to undo or to do again', () => {
    expect(reasonOf('undo', { canUndo: false })).toMatch(/^Nothing to undo/);
    expect(reasonOf('redo', { canRedo: false })).toMatch(/^Nothing to do again/);
  });
});

describe('the facts', () => {
  it('are about the group on the screen, and about none on another screen or once it is gone', () => {
    const queries = createQueryClient();
    view.reset();
    view.openGroup(group.id);
    view.select(() => ({
      ids: new Set([personIdSchema.parse(uuid(2, 1))]),
      anchor: null,
      active: null,
    }));
    expect(readDeskFacts(queries).group).toBeNull();
    queries.setQueryData(queryKey('groups.get', { groupId: group.id }), group);
    expect(readDeskFacts(queries)).toMatchObject({ group: { name: 'Board' }, chosen: 1 });
    view.showScreen('changes');
    expect(readDeskFacts(queries)).toMatchObject({ group: null, chosen: 0, isPeople: false });
    view.showScreen('people');
    expect(readDeskFacts(queries)).toMatchObject({ group: null, chosen: 0, isPeople: true });
    view.selectPeople((before) => ({
      ...before,
      ids: new Set([personIdSchema.parse(uuid(2, 1))]),
    }));
    expect(readDeskFacts(queries)).toMatchObject({ group: null, chosen: 1 });
    view.reset();
  });
});

describe('the palette', () => {
  const titlesFor = (typed: string, change: Partial<DeskFacts> = {}) =>
    commandItems(typed, { ...facts, ...change }).map((item) => item.key);

  it('finds by the beginnings of words in any order, by title before by keyword', () => {
    expect(titlesFor('this rena')).toEqual(['renameGroup']);
    expect(titlesFor('delete')).toEqual(['deleteGroup', 'removePeople']);
    expect(titlesFor('eport')).toEqual([]);
    expect(titlesFor('this')).toEqual([]);
    expect(titlesFor('rename the group')).toEqual(['renameGroup']);
  });

  it('puts what cannot be done last, and leaves out what is so already', () => {
    expect(titlesFor('delete', { chosen: 0, group: { ...group, mayDelete: false } })).toEqual([
      'deleteGroup',
      'removePeople',
    ]);
    expect(titlesFor('undo redo', { canUndo: false })).toEqual([]);
    expect(titlesFor('', { canUndo: false }).at(-1)).toBe('undo');
    expect(titlesFor('online')).not.toContain('goOnline');
    expect(titlesFor('')).not.toContain('palette');
  });

  it('knows which command is meant by the beginning of its title', () => {
    const [first] = commandItems('new g', facts);
    expect(first && beginsTitle('New G', first)).toBe(true);
    expect(first && beginsTitle('group', first)).toBe(false);
  });

  it('takes accents and case for nothing', () => {
    expect(matchWords('elodie', 'Élodie Müller')).toBe(true);
    expect(matchWords('MÜLL elod', 'Élodie Müller')).toBe(true);
    expect(matchWords('osterg', 'Østergaard')).toBe(true);
    expect(matchWords('فاطمة', 'فاطمة الزهراء')).toBe(true);
    expect(matchWords('dodie', 'Élodie')).toBe(false);
  });
});

describe('the help about keys', () => {
  it('has a place for every command with keys, and finds them by their words', () => {
    const entries = shortcutSections('').flatMap((section) => section.entries);
    expect(entries.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Rename this group', 'Undo', 'Choose a row, or no longer']),
    );
    expect(shortcutSections('undo')).toEqual([
      { label: 'Edit', entries: [{ title: 'Undo', keys: ['mod+Z'] }] },
    ]);
    expect(shortcutSections('xyzzy')).toEqual([]);
  });
});

describe('what was opened last', () => {
  it('is remembered, the newest first and once, until another workspace is open', () => {
    const other = groupIdSchema.parse(uuid(1, 2));
    const somebody = personIdSchema.parse(uuid(2, 1));
    view.reset();
    const stop = followRecents();
    view.openGroup(group.id);
    view.openPerson(somebody);
    view.openGroup(other);
    view.openGroup(group.id);
    expect(useRecents.getState().recents.map(({ id }) => id)).toEqual([group.id, other, somebody]);
    stop();
    view.reset();
    followRecents()();
    expect(useRecents.getState().recents).toEqual([]);
  });
});
