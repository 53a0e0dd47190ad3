import { shell } from 'electron';
import type { Provider } from '#shared/domain/capabilities.ts';
import { connectionNeeds } from '#shared/domain/connection.ts';

/** Opens a vendor's public site in the system's browser. These are the only addresses Muster ever hands to it. */
export function openVendorSite(provider: Provider): void {
  void shell.openExternal(connectionNeeds[provider].website);
}

/** For a link in the page: opens it if it is, to the letter, one of the vendors' sites; anything else is dropped. */
export function openExternalAddress(address: string): void {
  const isKnown = Object.values(connectionNeeds).some(({ website }) => website === address);
  if (isKnown) void shell.openExternal(address);
}
