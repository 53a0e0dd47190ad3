import { type ReactNode, useState } from 'react';
import { BackupsDialog } from '../features/backups/BackupsDialog.tsx';
import { CommandPalette } from '../features/commands/CommandPalette.tsx';
import { ShortcutsDialog } from '../features/commands/ShortcutsDialog.tsx';
import { CompareDialog } from '../features/compare/CompareDialog.tsx';
import { ExportDialog } from '../features/exports/ExportDialog.tsx';
import { CreateGroupDialog } from '../features/groups/CreateGroupDialog.tsx';
import { DeleteGroupDialog } from '../features/groups/DeleteGroupDialog.tsx';
import { DuplicateGroupDialog } from '../features/groups/DuplicateGroupDialog.tsx';
import { LeaveImportDialog } from '../features/imports/LeaveImportDialog.tsx';
import { ConnectDialog } from '../features/onboarding/ConnectDialog.tsx';
import { ConnectionDialog } from '../features/onboarding/ConnectionDialog.tsx';
import { SignInDialog } from '../features/onboarding/SignInDialog.tsx';
import { PastePeopleDialog } from '../features/pasting/PastePeopleDialog.tsx';
import { AddToGroupsDialog } from '../features/people/AddToGroupsDialog.tsx';
import { NameFilterDialog } from '../features/people/NameFilterDialog.tsx';
import { NewPersonDialog } from '../features/people/NewPersonDialog.tsx';
import { AddPeopleDialog } from '../features/roster/AddPeopleDialog.tsx';
import { focusRoster } from '../features/roster/focusRoster.ts';
import { MovePeopleDialog } from '../features/roster/MovePeopleDialog.tsx';
import { SyncLogDialog } from '../features/sync/SyncLogDialog.tsx';
import { RemoveWorkspaceDialog } from '../features/workspaces/RemoveWorkspaceDialog.tsx';
import { RenameWorkspaceDialog } from '../features/workspaces/RenameWorkspaceDialog.tsx';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import type { DialogState } from './dialogState.ts';
import { useView, view } from './viewStore.ts';

/** The open dialog, and for the time it takes to fade, the one that was open. Each opening starts afresh. */
export function Dialogs(): ReactNode {
  const dialog = useView((state) => state.dialog);
  useReturnFocus(dialog !== null, focusRoster);
  const [shown, setShown] = useState<{ dialog: DialogState; opening: number } | null>(null);
  if (dialog !== null && dialog !== shown?.dialog) {
    setShown({ dialog, opening: (shown?.opening ?? 0) + 1 });
  }
  if (shown === null) return null;
  return <OneDialog key={shown.opening} dialog={shown.dialog} opened={dialog === shown.dialog} />;
}

function OneDialog({ dialog, opened }: { dialog: DialogState; opened: boolean }): ReactNode {
  const shared = { opened, onClose: view.closeDialog };
  switch (dialog.kind) {
    case 'palette':
      return <CommandPalette {...shared} />;
    case 'shortcuts':
      return <ShortcutsDialog {...shared} />;
    case 'createGroup':
      return <CreateGroupDialog {...shared} />;
    case 'deleteGroup':
      return <DeleteGroupDialog {...dialog} {...shared} />;
    case 'compare':
      return <CompareDialog {...dialog} {...shared} />;
    case 'duplicateGroup':
      return <DuplicateGroupDialog {...dialog} {...shared} />;
    case 'addPeople':
      return <AddPeopleDialog {...dialog} {...shared} />;
    case 'movePeople':
      return <MovePeopleDialog {...dialog} {...shared} />;
    case 'pastePeople':
      return <PastePeopleDialog {...dialog} {...shared} />;
    case 'newPerson':
      return <NewPersonDialog {...shared} />;
    case 'addToGroups':
      return <AddToGroupsDialog {...dialog} {...shared} />;
    case 'nameFilter':
      return <NameFilterDialog {...dialog} {...shared} />;
    case 'export':
      return <ExportDialog {...dialog} {...shared} />;
    case 'leaveImport':
      return <LeaveImportDialog {...shared} />;
    case 'syncLog':
      return <SyncLogDialog {...shared} />;
    case 'backups':
      return <BackupsDialog {...shared} />;
    case 'connectWorkspace':
      return <ConnectDialog {...shared} />;
    case 'signIn':
      return <SignInDialog {...dialog} {...shared} />;
    case 'connection':
      return <ConnectionDialog {...dialog} {...shared} />;
    case 'renameWorkspace':
      return <RenameWorkspaceDialog {...dialog} {...shared} />;
    case 'removeWorkspace':
      return <RemoveWorkspaceDialog {...dialog} {...shared} />;
  }
}
