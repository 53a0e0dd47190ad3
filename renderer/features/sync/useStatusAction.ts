import { useOpenWorkspace } from '../../app/useOpenWorkspace.ts';
import { view } from '../../app/viewStore.ts';
import type { StatusAction } from './statusAdvice.ts';
import { useSyncAction } from './useSyncAction.ts';

/** Does what the status's one button is for. What opens a dialog or a screen does so at once. */
export function useStatusAction(): (action: StatusAction) => void {
  const act = useSyncAction();
  const workspace = useOpenWorkspace();
  return (action) => {
    switch (action) {
      case 'syncNow':
        void act('sync.run', {});
        return;
      case 'goOnline':
        void act('sync.setOffline', { offline: false });
        return;
      case 'resume':
        void act('sync.resume', {});
        return;
      case 'signIn':
        if (workspace !== null) view.openDialog({ kind: 'signIn', workspace });
        return;
      case 'checkConnection':
        if (workspace !== null) view.openDialog({ kind: 'connection', workspace });
        return;
      case 'showChanges':
        view.showScreen('changes');
        return;
      case 'showSyncLog':
        view.openDialog({ kind: 'syncLog' });
        return;
      case 'showDiagnostics':
        view.showSettings('diagnostics');
        return;
      case 'showVersion':
        view.showSettings('about');
    }
  };
}

/** Whether the button leads elsewhere, so that what it stands in has to make way. */
export function leadsElsewhere(action: StatusAction): boolean {
  return action !== 'syncNow' && action !== 'goOnline' && action !== 'resume';
}
