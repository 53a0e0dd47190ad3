import { Menu, type MenuItemConstructorOptions } from 'electron';
import { capabilitiesByProvider, providerSchema } from '#shared/domain/capabilities.ts';
import type { DeskCommand } from '#shared/domain/deskCommand.ts';
import { allDeskCommands, type DeskMenu, deskCommands } from '#shared/domain/deskCommands.ts';
import { acceleratorOf } from '#shared/domain/deskKeys.ts';
import { openVendorSite } from './externalLinks.ts';

export interface MenuSettings {
  platform: NodeJS.Platform;
  isPackaged: boolean;
  /** Has the window do it. */
  run(command: DeskCommand): void;
  /** Undoes or redoes typing in the field that has the focus. */
  editText(command: 'undo' | 'redo'): void;
}

/** The native menu: Muster's commands from their table, with the platform's own entries, by role, among them. */
export function menuTemplate(settings: MenuSettings): MenuItemConstructorOptions[] {
  const { platform, isPackaged } = settings;
  const isMac = platform === 'darwin';
  const commands = (menu: DeskMenu) => commandItems(menu, settings);
  const development: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        ...commands('File').flat(),
        separator,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { label: 'Edit', submenu: editItems(commands('Edit')) },
    {
      label: 'View',
      submenu: [
        ...commands('View').flat(),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...development,
      ],
    },
    { label: 'Groups', submenu: commands('Groups').flat() },
    { label: 'Go', submenu: commands('Go').flat() },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        ...commands('Help').flat(),
        separator,
        ...providerSchema.options.map((provider) => ({
          label: `${capabilitiesByProvider[provider].providerLabel} website`,
          click: () => openVendorSite(provider),
        })),
      ],
    },
  ];
}

export function installMenu(settings: MenuSettings): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(settings)));
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** A menu's commands by section; each but the first begins with a line. */
function commandItems(menu: DeskMenu, settings: MenuSettings): MenuItemConstructorOptions[][] {
  const sections: { section: number; items: MenuItemConstructorOptions[] }[] = [];
  for (const command of allDeskCommands) {
    const entry = deskCommands[command];
    if (entry.menu !== menu) continue;
    const last = sections.at(-1);
    if (last?.section === entry.section) last.items.push(commandItem(command, settings));
    else {
      const line = last === undefined ? [] : [separator];
      sections.push({ section: entry.section, items: [...line, commandItem(command, settings)] });
    }
  }
  return sections.map(({ items }) => items);
}

/**
 * Keys are the page's: it has them first, everywhere, and knows whether somebody types. So the menu only shows them.
 * macOS registers them all the same, and gives the menu what the page has left: of Undo and Redo, those about text.
 */
function commandItem(command: DeskCommand, settings: MenuSettings): MenuItemConstructorOptions {
  const { title, keys, reach } = deskCommands[command];
  // The keys of the lists are those of the roles here: Cmd+A in a text field is about the text.
  const first = reach === 'lists' ? undefined : keys?.[0];
  const accelerator = first === undefined ? null : acceleratorOf(first);
  const isAboutText = command === 'undo' || command === 'redo';
  return {
    id: command,
    label: title,
    ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
    click: (_item, _window, { triggeredByAccelerator }) => {
      if (isAboutText && triggeredByAccelerator === true) settings.editText(command);
      else settings.run(command);
    },
  };
}

/** The roles are about text, and act on what has the focus. */
function editItems([
  undoing = [],
  ...others
]: MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] {
  return [
    ...undoing,
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'pasteAndMatchStyle' },
    { role: 'delete' },
    { role: 'selectAll' },
    ...others.flat(),
  ];
}
