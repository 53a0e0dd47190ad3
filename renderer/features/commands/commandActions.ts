import type { QueryClient } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import type { DeskCommand } from '#shared/domain/deskCommand.ts';
import type { GroupSummary } from '#shared/domain/group.ts';
import { redoLastEdit, undoLastEdit } from '../../app/edits.ts';
import { type Screen, view } from '../../app/viewStore.ts';
import { call } from '../../ipc/call.ts';
import { copyText } from '../../ui/copyText.ts';
import { showFailure, showNote } from '../../ui/toasts.tsx';
import { exportChosen, exportShown } from '../exports/openExport.ts';
import { groupSearchId } from '../groups/elementIds.ts';
import { peopleSearchId } from '../people/elementIds.ts';
import { changeSettings } from '../settings/changeSettings.ts';
import { tellSync } from '../sync/tellSync.ts';
import type { DeskFacts } from './deskFacts.ts';
import { offerFor } from './offers.ts';

export type CommandAction = (facts: DeskFacts, queries: QueryClient) => void | Promise<void>;

/** What each command does. Whether it can be done has been asked before (`commandState`). */
export const commandActions: Readonly<Record<DeskCommand, CommandAction>> = {
  palette: () => view.openDialog({ kind: 'palette' }),
  shortcuts: () => view.openDialog({ kind: 'shortcuts' }),
  undo: undoLastEdit,
  redo: redoLastEdit,
  newGroup: () => view.openDialog({ kind: 'createGroup' }),
  newPerson: () => view.openDialog({ kind: 'newPerson' }),
  addPeople: withGroup(({ id }) => view.openDialog({ kind: 'addPeople', groupId: id })),
  pastePeople: withGroup(({ id }) =>
    view.openDialog({ kind: 'pastePeople', groupId: id, text: '' }),
  ),
  moveOrCopyPeople: () => offerFor('moveOrCopyPeople')?.(),
  removePeople: () => offerFor('removePeople')?.(),
  selectAll: () => offerFor('selectAll')?.(),
  copyRows: () => offerFor('copyRows')?.(),
  renameGroup: () => view.edit('name'),
  duplicateGroup: withGroup((group) => view.openDialog({ kind: 'duplicateGroup', group })),
  deleteGroup: () => offerFor('deleteGroup')?.(),
  importPeople: () => view.openImport(),
  exportRoster: exportShown,
  exportChosen,
  chooseColumns: () => offerFor('chooseColumns')?.(),
  showPast: () => offerFor('showPast')?.(),
  groupHistory: () => view.showGroupView('history'),
  compareRosters: withGroup(({ id }) =>
    view.openDialog({ kind: 'compare', first: { groupId: id, at: null }, second: null }),
  ),
  findGroup: () => goTo('groups', groupSearchId),
  findPerson: () => goTo('people', peopleSearchId),
  filterRoster: () => offerFor('filterRoster')?.(),
  showGroups: () => view.showScreen('groups'),
  showPeople: () => view.showScreen('people'),
  showChanges: () => view.showScreen('changes'),
  showExports: () => view.showScreen('exports'),
  showActivity: () => view.showScreen('activity'),
  showSettings: () => view.showScreen('settings'),
  syncNow: (_facts, queries) => tellSync(queries, 'sync.run', {}),
  goOffline: (_facts, queries) => tellSync(queries, 'sync.setOffline', { offline: true }),
  goOnline: (_facts, queries) => tellSync(queries, 'sync.setOffline', { offline: false }),
  syncLog: () => view.openDialog({ kind: 'syncLog' }),
  backups: () => view.openDialog({ kind: 'backups' }),
  connectWorkspace: () => view.openDialog({ kind: 'connectWorkspace' }),
  copyDiagnostics,
  systemMode: (_facts, queries) => changeSettings(queries, { colorScheme: 'auto' }),
  lightMode: (_facts, queries) => changeSettings(queries, { colorScheme: 'light' }),
  darkMode: (_facts, queries) => changeSettings(queries, { colorScheme: 'dark' }),
  comfortableRows: (_facts, queries) => changeSettings(queries, { density: 'comfortable' }),
  compactRows: (_facts, queries) => changeSettings(queries, { density: 'compact' }),
};

/** Drawn at once, so that the letters typed next go where they are meant to. */
function goTo(screen: Screen, fieldId: string): void {
  flushSync(() => view.showScreen(screen));
  document.getElementById(fieldId)?.focus();
}

function withGroup(act: (group: GroupSummary) => void): CommandAction {
  return ({ group }) => {
    if (group !== null) act(group);
  };
}

async function copyDiagnostics(): Promise<void> {
  const result = await call('app.diagnostics', {});
  if (!result.ok) {
    showFailure('Nothing was copied', result.error);
    return;
  }
  const hasCopied = await copyText(result.value.text);
  showNote(
    hasCopied
      ? 'Copied. There are no names, addresses or keys in it.'
      : 'The clipboard cannot be used here.',
  );
}
