import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { installMenu, menuTemplate } from '#electron/main/menu.ts';
import { createMenuCommands } from '#electron/main/menuCommands.ts';
import { allDeskCommands, deskCommands, deskMenus } from '#shared/domain/deskCommands.ts';
import { app } from '#test/fakes/electron/app.ts';
import { Menu, shell } from '#test/fakes/electron/system.ts';
import { BrowserWindow } from '#test/fakes/electron/window.ts';

vi.mock('electron', () => import('#test/fakes/electron/index.ts'));

beforeEach(() => {
  app.reset();
  app.becomeReady();
  BrowserWindow.closeAll();
  shell.opened.length = 0;
});

const nothing = { run: () => {}, editText: () => {} };
const menuFor = (platform: NodeJS.Platform, isPackaged = true) =>
  menuTemplate({ platform, isPackaged, ...nothing });
const itemsOf = ({ submenu }: MenuItemConstructorOptions) =>
  Array.isArray(submenu) ? submenu : [];
const allItems = (platform: NodeJS.Platform) => menuFor(platform).flatMap(itemsOf);
const itemOf = (platform: NodeJS.Platform, command: string) => {
  const found = allItems(platform).find(({ id }) => id === command);
  if (found === undefined) throw new Error(`There is no ${command} in the menu.`);
  return found;
};

/** The installed menu on one window, and clicks on it. */
function install(hasWindow = true) {
  const window = hasWindow ? new BrowserWindow({}) : null;
  const calls: string[] = [];
  const mainWindow = {
    show: () => calls.push('show'),
    current: () => null,
    contents: () => window?.webContents ?? null,
  };
  const commands = createMenuCommands(() => mainWindow as never);
  installMenu({ platform: 'darwin', isPackaged: true, ...commands });
  const click = (command: string, triggeredByAccelerator = false) => {
    const items = (Menu.installed ?? []).flatMap(({ submenu = [] }) => submenu);
    items.find(({ id }) => id === command)?.click?.({}, {}, { triggeredByAccelerator });
  };
  return { window, calls, click };
}

describe('the native menu', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('on %s holds only what works', (platform) => {
    for (const item of allItems(platform)) {
      const works =
        item.role !== undefined || item.click !== undefined || item.type === 'separator';
      expect({ item, works }).toMatchObject({ works: true });
    }
  });

  it('has every command in its menu, by the title of the table', () => {
    const places = menuFor('linux').flatMap((menu) =>
      itemsOf(menu).flatMap(({ id, label }) => (id === undefined ? [] : [{ id, label, menu }])),
    );
    expect(places.map(({ id }) => id).sort()).toEqual([...allDeskCommands].sort());
    for (const { id, label, menu } of places) {
      const command = allDeskCommands.find((name) => name === id);
      if (command === undefined) throw new Error(`${id} is no command.`);
      expect(label).toBe(deskCommands[command].title);
      expect((menu.label ?? menu.role)?.toLowerCase()).toBe(
        deskCommands[command].menu.toLowerCase(),
      );
    }
  });

  it('begins and ends no menu with a line, and draws no two in a row', () => {
    for (const menu of menuFor('linux')) {
      const isLine = itemsOf(menu).map(({ type }) => type === 'separator');
      expect(isLine.at(0) ?? false).toBe(false);
      expect(isLine.at(-1) ?? false).toBe(false);
      expect(isLine.some((line, index) => line && isLine[index + 1] === true)).toBe(false);
    }
    expect(deskMenus).toHaveLength(6);
  });

  it('shows the keys without taking them from the page', () => {
    expect(itemOf('linux', 'newGroup')).toMatchObject({
      accelerator: 'CommandOrControl+Shift+G',
      registerAccelerator: false,
    });
    const shown = allItems('linux').filter(({ accelerator }) => accelerator !== undefined);
    expect(shown.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true);
  });

  it('leaves the keys of the lists and single letters to the page', () => {
    for (const command of ['selectAll', 'copyRows', 'removePeople', 'renameGroup', 'shortcuts']) {
      expect(itemOf('darwin', command)).not.toHaveProperty('accelerator');
    }
  });

  it('keeps what the platform does with text in Edit', () => {
    const edit = menuFor('linux').find(({ label }) => label === 'Edit');
    const roles = itemsOf(edit ?? {}).flatMap(({ role }) => role ?? []);
    expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']));
    expect(roles).not.toContain('undo');
  });

  it('keeps reloading and developer tools out of packaged builds', () => {
    expect(JSON.stringify(menuFor('linux'))).not.toMatch(/toggleDevTools|reload/);
    expect(JSON.stringify(menuFor('linux', false))).toMatch(/toggleDevTools/);
  });

  it('opens the vendors’ sites', () => {
    const sites = allItems('linux').filter(({ label }) => label?.endsWith('website'));
    for (const { click } of sites) click?.({} as never, undefined, {});
    expect(shell.opened).toHaveLength(3);
  });
});

describe('a click in the menu', () => {
  it('becomes an event of the window, Undo too, because the page knows who types', () => {
    const { window, click } = install();
    click('newGroup');
    click('undo');
    expect(window?.webContents.sent).toEqual([
      {
        channel: 'muster:event',
        message: { event: 'desk.command', payload: { command: 'newGroup' } },
      },
      { channel: 'muster:event', message: { event: 'desk.command', payload: { command: 'undo' } } },
    ]);
    expect(window?.webContents.edits).toEqual([]);
  });

  it('opens the window where macOS has none', () => {
    const { calls, click } = install(false);
    click('newGroup');
    expect(calls).toEqual(['show']);
  });
});

describe('keys that the page has left to the menu of macOS', () => {
  it('undo and redo what was typed', () => {
    const { window, click } = install();
    click('undo', true);
    click('redo', true);
    expect(window?.webContents.edits).toEqual(['undo', 'redo']);
    expect(window?.webContents.sent).toEqual([]);
  });

  it('run every other command', () => {
    const { window, click } = install();
    click('connectWorkspace', true);
    expect(window?.webContents.sent).toHaveLength(1);
  });
});
