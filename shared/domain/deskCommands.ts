import { type DeskCommand, deskCommandSchema } from './deskCommand.ts';

export const deskMenus = ['File', 'Edit', 'View', 'Groups', 'Go', 'Help'] as const;
export type DeskMenu = (typeof deskMenus)[number];

/**
 * Where keys are listened to, and never under a dialog. `everywhere`: also while somebody types, so they may be none
 * that a text field needs. `desk`: not in a text field, which has another use for them. `lists`: in the list of groups
 * and on the roster only, which listen themselves.
 */
export type KeyReach = 'everywhere' | 'desk' | 'lists';

export interface DeskCommandEntry {
  /** As a menu writes it: with dots where a dialog asks for more. */
  title: string;
  menu: DeskMenu;
  /** A menu has its entries in the order of the table, and a line where the section changes. */
  section: number;
  /** In the notation of `deskKeys.ts`; the first is the one shown. */
  keys?: readonly string[];
  /** `everywhere` unless it says otherwise. */
  reach?: KeyReach;
  /** Further words by which the palette finds it. */
  keywords?: string;
}

/** Every command's title, place and keys: what the native menu, the palette, the shortcuts and their help are made of. */
export const deskCommands: Readonly<Record<DeskCommand, DeskCommandEntry>> = {
  newGroup: {
    title: 'New group…',
    menu: 'File',
    section: 1,
    keys: ['mod+shift+G'],
    keywords: 'create make add team',
  },
  newPerson: {
    title: 'New person…',
    menu: 'File',
    section: 1,
    keys: ['mod+shift+P'],
    keywords: 'create make add somebody member',
  },
  exportRoster: {
    title: 'Export this list…',
    menu: 'File',
    section: 2,
    keys: ['mod+E'],
    keywords:
      'roster history people save send print labels badges spreadsheet excel xlsx csv pdf vcard download',
  },
  exportChosen: {
    title: 'Export the chosen people…',
    menu: 'File',
    section: 2,
    keywords: 'selected save send print spreadsheet excel xlsx csv pdf vcard download',
  },
  importPeople: {
    title: 'Import a list…',
    menu: 'File',
    section: 2,
    keys: ['mod+O'],
    keywords: 'open load file csv tsv excel xlsx spreadsheet upload paste groups people members',
  },
  syncNow: {
    title: 'Sync now',
    menu: 'File',
    section: 3,
    keys: ['mod+shift+S'],
    keywords: 'send fetch refresh update server',
  },
  goOffline: {
    title: 'Work offline',
    menu: 'File',
    section: 3,
    keywords: 'disconnect stop network train',
  },
  goOnline: {
    title: 'Go online',
    menu: 'File',
    section: 3,
    keywords: 'connect network send work offline no longer',
  },
  syncLog: {
    title: 'Sync log…',
    menu: 'File',
    section: 3,
    keywords: 'history of syncs requests errors',
  },
  backups: {
    title: 'Backups…',
    menu: 'File',
    section: 4,
    keywords: 'copies restore back up',
  },
  connectWorkspace: {
    title: 'Connect an organisation…',
    menu: 'File',
    section: 4,
    keywords: 'workspace account add another',
  },
  undo: {
    title: 'Undo',
    menu: 'Edit',
    section: 1,
    keys: ['mod+Z'],
    reach: 'desk',
    keywords: 'take back',
  },
  redo: {
    title: 'Redo',
    menu: 'Edit',
    section: 1,
    keys: ['mod+shift+Z', 'ctrl+Y'],
    reach: 'desk',
    keywords: 'do again repeat',
  },
  findGroup: {
    title: 'Find a group',
    menu: 'Edit',
    section: 2,
    keys: ['/'],
    reach: 'desk',
    keywords: 'search look for team',
  },
  findPerson: {
    title: 'Find a person',
    menu: 'Edit',
    section: 2,
    keys: ['mod+shift+F'],
    keywords: 'search look for people somebody member',
  },
  filterRoster: {
    title: 'Filter this roster',
    menu: 'Edit',
    section: 2,
    keys: ['mod+F'],
    keywords: 'search find in the list',
  },
  chooseColumns: {
    title: 'Columns…',
    menu: 'View',
    section: 1,
    keywords: 'choose show hide fields attributes table',
  },
  showPast: {
    title: 'Roster as of a date…',
    menu: 'View',
    section: 1,
    keys: ['mod+shift+D'],
    keywords: 'past who was in on day then',
  },
  groupHistory: {
    title: 'History of this group',
    menu: 'View',
    section: 1,
    keys: ['mod+shift+H'],
    keywords: 'who came and went past size chart',
  },
  compareRosters: {
    title: 'Compare two rosters…',
    menu: 'View',
    section: 1,
    keywords: 'difference side by side both only',
  },
  comfortableRows: {
    title: 'Comfortable rows',
    menu: 'View',
    section: 2,
    keywords: 'density height larger',
  },
  compactRows: {
    title: 'Compact rows',
    menu: 'View',
    section: 2,
    keywords: 'density height smaller dense',
  },
  systemMode: {
    title: 'Appearance as the system’s',
    menu: 'View',
    section: 3,
    keywords: 'theme colours auto light dark',
  },
  lightMode: {
    title: 'Light appearance',
    menu: 'View',
    section: 3,
    keywords: 'theme colours mode bright day',
  },
  darkMode: {
    title: 'Dark appearance',
    menu: 'View',
    section: 3,
    keywords: 'theme colours mode night',
  },
  addPeople: {
    title: 'Add people…',
    menu: 'Groups',
    section: 1,
    keys: ['mod+shift+A'],
    keywords: 'to this group members join',
  },
  pastePeople: {
    title: 'Paste people…',
    menu: 'Groups',
    section: 1,
    keys: ['mod+shift+L'],
    keywords: 'add column list spreadsheet excel addresses clipboard office',
  },
  selectAll: {
    title: 'Choose everybody on this roster',
    menu: 'Groups',
    section: 2,
    keys: ['mod+A'],
    reach: 'lists',
    keywords: 'select all',
  },
  copyRows: {
    title: 'Copy the chosen people',
    menu: 'Groups',
    section: 2,
    keys: ['mod+C'],
    reach: 'lists',
    keywords: 'clipboard rows spreadsheet selected',
  },
  moveOrCopyPeople: {
    title: 'Move or copy the chosen people…',
    menu: 'Groups',
    section: 2,
    keys: ['mod+shift+M'],
    keywords: 'to another group shift selected transfer',
  },
  removePeople: {
    title: 'Remove the chosen people',
    menu: 'Groups',
    section: 2,
    keys: ['Delete'],
    reach: 'lists',
    keywords: 'take out delete selected leave',
  },
  renameGroup: {
    title: 'Rename this group',
    menu: 'Groups',
    section: 3,
    keys: ['F2'],
    reach: 'lists',
    keywords: 'name change edit',
  },
  duplicateGroup: {
    title: 'Duplicate this group…',
    menu: 'Groups',
    section: 3,
    keys: ['mod+D'],
    keywords: 'copy same people again',
  },
  deleteGroup: {
    title: 'Delete this group…',
    menu: 'Groups',
    section: 3,
    keywords: 'remove away',
  },
  palette: {
    title: 'Search or command…',
    menu: 'Go',
    section: 1,
    keys: ['mod+K'],
  },
  showGroups: {
    title: 'Go to groups',
    menu: 'Go',
    section: 2,
    keys: ['mod+1'],
    keywords: 'show screen rosters teams',
  },
  showPeople: {
    title: 'Go to people',
    menu: 'Go',
    section: 2,
    keys: ['mod+2'],
    keywords: 'show screen everybody',
  },
  showChanges: {
    title: 'Go to changes',
    menu: 'Go',
    section: 2,
    keys: ['mod+3'],
    keywords: 'show screen waiting refused conflicts outbox sent',
  },
  showExports: {
    title: 'Go to exports',
    menu: 'Go',
    section: 2,
    keys: ['mod+4'],
    keywords: 'show screen files print templates several groups matrix',
  },
  showActivity: {
    title: 'Go to activity',
    menu: 'Go',
    section: 2,
    keys: ['mod+5'],
    keywords: 'show screen time line log what happened',
  },
  showSettings: {
    title: 'Go to settings',
    menu: 'Go',
    section: 2,
    keys: ['mod+6', 'mod+,'],
    keywords: 'show screen preferences options',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    menu: 'Help',
    section: 1,
    keys: ['?'],
    reach: 'desk',
    keywords: 'keys help',
  },
  copyDiagnostics: {
    title: 'Copy details for whoever helps',
    menu: 'Help',
    section: 2,
    keywords: 'diagnostics support problem report version',
  },
};

/** The commands in the order of the table. */
export const allDeskCommands: readonly DeskCommand[] = Object.keys(deskCommands).map((name) =>
  deskCommandSchema.parse(name),
);
