import { Menu, type MenuItemConstructorOptions } from 'electron';
import { capabilitiesByProvider, providerSchema } from '#shared/domain/capabilities.ts';
import { openVendorSite } from './externalLinks.ts';

export interface MenuSettings {
  platform: NodeJS.Platform;
  isPackaged: boolean;
}

/** The native menu: the platform's own entries, by role, and a link or two. Muster's own actions are in its window. */
export function menuTemplate({ platform, isPackaged }: MenuSettings): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const development: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: [isMac ? { role: 'close' } : { role: 'quit' }] },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...development,
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: providerSchema.options.map((provider) => ({
        label: `${capabilitiesByProvider[provider].providerLabel} website`,
        click: () => openVendorSite(provider),
      })),
    },
  ];
}

export function installMenu(settings: MenuSettings): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(settings)));
}
