import type { Provider } from '#shared/domain/capabilities.ts';

/** What the form says about a vendor: what it is, and where its credentials are found. */
interface ProviderWords {
  line: string;
  keyHelp: string;
}

export const providerWords: Readonly<Record<Provider, ProviderWords>> = {
  membersDev: {
    line: 'A member directory at members.dev.',
    keyHelp: 'A server-side key: in the Members.dev dashboard, in the API settings.',
  },
  workos: {
    line: 'One of your organisations at workos.com.',
    keyHelp: 'In the WorkOS dashboard, under “API Keys”. It begins with sk_.',
  },
  stream: {
    line: 'The user groups of your app at getstream.io.',
    keyHelp: 'In Stream’s dashboard: your app, then “Chat overview”, under “App access keys”.',
  },
};
