import type { ApiKeyCredentials } from '#shared/domain/workspace.ts';

/** Says who we are: the account's secret key as a bearer token. */
export function membersDevIdentity({ apiKey }: ApiKeyCredentials): {
  headers: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
} {
  return { headers: { authorization: `Bearer ${sendableKey(apiKey)}` }, query: {} };
}

/** What must never appear in a message. */
export function membersDevSecrets({ apiKey }: ApiKeyCredentials): string[] {
  return [apiKey, apiKey.trim()];
}

// A header cannot hold every character. A key with such a one is wrong anyway, and the server shall say so: refused
// by `fetch` it would look like a network that is down.
function sendableKey(apiKey: string): string {
  return apiKey.trim().replace(/[^\x21-\x7e]/g, '?');
}
