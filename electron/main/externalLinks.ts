import { shell } from 'electron';

/** The only addresses that Muster ever hands to the system's browser. */
const externalLinks = {
  streamDashboard: 'https://dashboard.getstream.io/',
  streamDocumentation: 'https://getstream.io/chat/docs/',
} as const;

export type ExternalLink = keyof typeof externalLinks;

export function openExternalLink(link: ExternalLink): void {
  void shell.openExternal(externalLinks[link]);
}

/** For a link in the page: opens it if it is, to the letter, one of the table; anything else is dropped. */
export function openExternalAddress(address: string): void {
  if (Object.values<string>(externalLinks).includes(address)) void shell.openExternal(address);
}
