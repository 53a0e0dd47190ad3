import { SignJWT } from 'jose';
import type { StreamCredentials } from '#shared/domain/workspace.ts';

/**
 * Says who we are, in Stream's way: the key in the query, the bare token (no "Bearer") in the header.
 * With an app secret the token is made here, once; it carries no times, so this computer's clock cannot spoil it.
 */
export function createStreamIdentity(credentials: StreamCredentials): () => Promise<{
  headers: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
}> {
  let token: Promise<string> | null = null;
  return async () => {
    token ??=
      credentials.kind === 'server'
        ? signServerToken(credentials.apiSecret)
        : Promise.resolve(sendableToken(credentials.userToken));
    return {
      headers: { authorization: await token, 'stream-auth-type': 'jwt' },
      query: { api_key: credentials.apiKey },
    };
  };
}

/** What must never appear in a message. The signed token is recognised by its shape. */
export function streamSecrets(credentials: StreamCredentials): string[] {
  return credentials.kind === 'server'
    ? [credentials.apiKey, credentials.apiSecret]
    : [credentials.apiKey, credentials.userToken, credentials.userToken.trim()];
}

function signServerToken(apiSecret: string): Promise<string> {
  return new SignJWT({ server: true })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(apiSecret));
}

// A header cannot hold every character. A token with such a one is wrong anyway, and the server shall say so:
// refused by `fetch` it would look like a network that is down.
function sendableToken(userToken: string): string {
  return userToken.trim().replace(/[^\x21-\x7e]/g, '?');
}
