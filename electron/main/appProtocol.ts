import { protocol, type Session } from 'electron';
import { securityHeaders } from '#electron/hosts/contentSecurityPolicy.ts';
import type { RendererFiles } from '#electron/hosts/rendererFiles.ts';

const scheme = 'app';
const host = 'muster';
export const appOrigin = `${scheme}://${host}`;
export const appPage = `${appOrigin}/index.html`;

/** Before `ready`: the scheme gets an origin of its own, like https. Nothing may fetch from it but the page's policy allows. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Whether an address is one of ours. Node gives `app:` addresses no origin, so scheme and host are compared. */
export function isAppAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${scheme}:` && url.host === host;
}

/** Serves the built renderer, and nothing else, under app://muster in this session. */
export function serveRenderer(session: Session, files: RendererFiles): void {
  session.protocol.handle(scheme, async (request) => {
    if (request.method !== 'GET') return refuse(405);
    if (!isAppAddress(request.url)) return refuse(404);
    const { pathname } = new URL(request.url);
    return (await files.respond(pathname, { connect: [] })) ?? refuse(404);
  });
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: securityHeaders });
}
