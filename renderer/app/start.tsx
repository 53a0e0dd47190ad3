import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { runMenuCommand } from '../features/commands/runMenuCommand.ts';
import { ask } from '../ipc/ask.ts';
import { hostBridge } from '../ipc/bridge.ts';
import { connectEvents } from '../ipc/connectEvents.ts';
import { createQueryClient } from '../ipc/queryClient.ts';
import { queryKey } from '../ipc/queryKeys.ts';
import { hideToasts } from '../ui/toasts.tsx';
import { Appearance } from './Appearance.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import { Desk } from './Desk.tsx';
import { styleNonce } from './hostMeta.ts';
import { NoHost } from './NoHost.tsx';
import { view } from './viewStore.ts';

declare global {
  // Mantine's scroll lock adds a style element through a library that reads the nonce from this global.
  var __webpack_nonce__: string | undefined;
}

/** A host that needs longer than this gets a window that says so by its skeleton. */
const patienceMs = 300;

/** Shows Muster. What the first picture depends on is asked for before it, so that nothing flashes or jumps. */
export async function start(): Promise<void> {
  const container = document.getElementById('root');
  if (container === null) return;
  globalThis.__webpack_nonce__ = styleNonce() ?? undefined;
  const queries = createQueryClient();
  const bridge = hostBridge();
  if (bridge !== null) {
    connectEvents(
      bridge,
      queries,
      () => {
        view.reset();
        // Their Undo would be about another workspace's edits.
        hideToasts();
      },
      (command) => runMenuCommand(command, queries),
    );
    // A failure is kept in the cache and shown by whoever asks the same.
    const answers = Promise.all([
      queries.prefetchQuery({
        queryKey: queryKey('settings.get', {}),
        queryFn: () => ask('settings.get', {}),
      }),
      queries.prefetchQuery({
        queryKey: queryKey('workspace.list', {}),
        queryFn: () => ask('workspace.list', {}),
      }),
    ]);
    await Promise.race([answers, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  }
  createRoot(container).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Appearance>
          <CrashGuard>{bridge === null ? <NoHost /> : <Desk />}</CrashGuard>
        </Appearance>
      </QueryClientProvider>
    </StrictMode>,
  );
}
