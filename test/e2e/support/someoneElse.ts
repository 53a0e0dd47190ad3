import { SignJWT } from 'jose';
import type { SandboxHandle } from '#electron/sandbox/startSandbox.ts';
import { serverGroup } from './serverState.ts';

/** Renames a group on the server, as somebody does on another computer. */
export async function renameElsewhere(
  server: SandboxHandle,
  from: string,
  to: string,
): Promise<void> {
  const { apiKey, apiSecret } = server.credentials.stream;
  const token = await new SignJWT({ server: true })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(apiSecret));
  const { id } = await serverGroup(server, from);
  const url = new URL(`/usergroups/${id}`, server.url);
  url.searchParams.set('api_key', apiKey);
  const response = await fetch(url, {
    method: 'PUT',
    headers: {
      authorization: token,
      'stream-auth-type': 'jwt',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name: to }),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}
