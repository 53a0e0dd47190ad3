import { type App, type Session, session, type WebContents } from 'electron';
import { appPage, isAppAddress, isPreparedAddress } from './appProtocol.ts';
import { openExternalAddress } from './externalLinks.ts';

/** What our page itself may do beyond plain pages: copy text, for instance a line of e-mail addresses. */
const grantedPermission = 'clipboard-sanitized-write';

/** Schemes a window of ours loads from. The network belongs to the main process alone. */
const localProtocols = new Set(['app:', 'devtools:', 'blob:', 'data:']);

/** A session for windows of ours: in memory, so that no cache of member data is left behind, and without a network. */
export function openGuardedSession(name: 'muster-window' | 'muster-printing'): Session {
  const guarded = session.fromPartition(name);
  guarded.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(isGranted(permission, details.requestingUrl ?? '', details.isMainFrame));
  });
  guarded.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isGranted(permission, requestingOrigin, details.isMainFrame),
  );
  guarded.setDevicePermissionHandler(() => false);
  guarded.on('will-download', (event) => event.preventDefault());
  guarded.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !localProtocols.has(URL.parse(url)?.protocol ?? '') });
  });
  return guarded;
}

function isGranted(permission: string, address: string, isMainFrame: boolean): boolean {
  return permission === grantedPermission && isMainFrame && isAppAddress(address);
}

/** Every page that ever comes to be in this process stays where it is: no navigation, no windows, no webviews. */
export function guardAllContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

interface Navigation {
  url: string;
  isMainFrame: boolean;
  preventDefault(): void;
}

function guardContents(contents: WebContents): void {
  const stay = (navigation: Navigation) => {
    // Loading our own page anew is how the window recovers from a fault of its own.
    if (navigation.isMainFrame && navigation.url === appPage) return;
    // A page that is to be printed is shown in a frame before.
    if (!navigation.isMainFrame && isPreparedAddress(navigation.url)) return;
    navigation.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', (redirect) => redirect.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openExternalAddress(url);
    return { action: 'deny' };
  });
}
