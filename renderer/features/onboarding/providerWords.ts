import type { Provider } from '#shared/domain/capabilities.ts';

/** What the form says about a vendor: what it is, and where its credentials are found. */
interface ProviderWords {
  line: string;
  keyHelp: string;
}

export const providerWords: Readonly<Record<Provider, ProviderWords>> = {
  membersDev: {
    line: 'A member directory.',
    keyHelp: 'A server-side key: in the Members.dev dashboard, in the API settings.',
  },
  workos: {
    line: 'The members of one organisation.',
    keyHelp: 'In the WorkOS dashboard, under “API Keys”. It begins with sk_.',
  },
  stream: {
    line: 'User groups of an app.',
    keyHelp: 'In Stream’s dashboard: your app, then “Chat overview”, under “App access keys”.',
  },
};
