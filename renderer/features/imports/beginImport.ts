import type { GroupId } from '#shared/domain/ids.ts';
import { useView, view } from '../../app/viewStore.ts';
import { showNote } from '../../ui/toasts.tsx';
import { freshImport, isWorthKeeping } from './importDraft.ts';
import { discardImport } from './takeIn.ts';

/** Opens the import for one group. A list that was begun and worked on is gone on with instead. */
export function importInto(groupId: GroupId): void {
  const { importing } = useView.getState();
  if (isWorthKeeping(importing)) {
    showNote('Here is the list that you began. Apply or discard it before another one.', noteId);
  } else {
    discardImport();
    const target = { kind: 'group', groupId } as const;
    view.changeImport(() => ({ ...freshImport, target, isTargetGiven: true }));
  }
  view.openImport();
}

/** The way out: asks first where something would be lost. */
export function leaveImport(): void {
  const { importing, importedFrom } = useView.getState();
  if (isWorthKeeping(importing) && !importing.isApplying) {
    view.openDialog({ kind: 'leaveImport' });
    return;
  }
  if (!importing.isApplying) discardImport();
  view.showScreen(importedFrom);
}

const noteId = 'muster-import-note';
