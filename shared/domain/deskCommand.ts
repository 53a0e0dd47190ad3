import { z } from 'zod';

/**
 * What can be asked of the desk by name: the entries of the native menu, of the command palette and the shortcuts.
 * The table with titles and keys is `deskCommands`; what each does is the renderer's.
 */
export const deskCommandSchema = z.enum([
  'palette',
  'shortcuts',
  'undo',
  'redo',
  'newGroup',
  'newPerson',
  'addPeople',
  'pastePeople',
  'moveOrCopyPeople',
  'removePeople',
  'selectAll',
  'copyRows',
  'renameGroup',
  'duplicateGroup',
  'deleteGroup',
  'exportRoster',
  'chooseColumns',
  'showPast',
  'groupHistory',
  'compareRosters',
  'findGroup',
  'findPerson',
  'filterRoster',
  'showGroups',
  'showPeople',
  'showChanges',
  'showActivity',
  'showSettings',
  'syncNow',
  'goOffline',
  'goOnline',
  'syncLog',
  'backups',
  'connectWorkspace',
  'copyDiagnostics',
  'lightMode',
  'darkMode',
  'systemMode',
  'comfortableRows',
  'compactRows',
]);
export type DeskCommand = z.infer<typeof deskCommandSchema>;
