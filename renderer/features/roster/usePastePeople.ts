import { useEffect } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { isTextField } from '../../app/isTextField.ts';
import { view } from '../../app/viewStore.ts';
import { showNote } from '../../ui/toasts.tsx';
import { isDialogOpen } from '../commands/isDialogOpen.ts';

/** Ctrl/Cmd+V beside the roster: the people in what was copied elsewhere are to be added. */
export function usePastePeople(groupId: GroupId, refusal: string | null): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const isElsewhere = isTextField(event.target) || isDialogOpen();
      if (isElsewhere || text.trim() === '') return;
      event.preventDefault();
      if (refusal === null) view.openDialog({ kind: 'pastePeople', groupId, text });
      else showNote(refusal, 'muster-roster-refused');
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [groupId, refusal]);
}
