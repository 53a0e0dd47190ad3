import type { ApiKeyCredentials } from '#shared/domain/workspace.ts';

/** Says who we are: the secret key as a bearer token. */
export function authorizeWorkos({ apiKey }: ApiKeyCredentials) {
  // A header cannot hold every character. A key with such a one is wrong anyway, and the server shall say so:
  // refused by `fetch` it would look like a network that is down.
  const sendable = apiKey.trim().replace(/[^\x21-\x7e]/g, '?');
  return () => Promise.resolve({ headers: { authorization: `Bearer ${sendable}` }, query: {} });
}

/** What must never appear in a message. */
export function workosSecrets({ apiKey }: ApiKeyCredentials): string[] {
  return [apiKey, apiKey.trim()];
}
