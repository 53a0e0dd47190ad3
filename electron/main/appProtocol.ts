import { protocol, type Session } from 'electron';
import { securityHeaders } from '#electron/hosts/contentSecurityPolicy.ts';
import type { Application } from '#electron/hosts/hostServices.ts';
import { preparedHandle, respondWithPrepared } from '#electron/hosts/preparedPages.ts';
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

/** Whether an address is that of a page to print; there may be none behind it. */
export function isPreparedAddress(address: string): boolean {
  return isAppAddress(address) && preparedHandle(new URL(address).pathname) !== null;
}

type PreparedPages = Pick<Application, 'preparedPage'>;

/** Serves the built renderer and the pages to print, and nothing else, under app://muster in this session. */
export function serveRenderer(session: Session, files: RendererFiles, pages: PreparedPages): void {
  serve(session, async (pathname) => {
    const handle = preparedHandle(pathname);
    if (handle !== null) return respondWithPrepared(pages, handle);
    return files.respond(pathname, { connect: [] });
  });
}

/** Serves pages to print alone: for the windows that print them. */
export function servePages(session: Session, pages: PreparedPages): void {
  serve(session, async (pathname) => {
    const handle = preparedHandle(pathname);
    return handle === null ? null : respondWithPrepared(pages, handle);
  });
}

function serve(session: Session, respond: (pathname: string) => Promise<Response | null>): void {
  session.protocol.handle(scheme, async (request) => {
    if (request.method !== 'GET') return refuse(405);
    if (!isAppAddress(request.url)) return refuse(404);
    const { pathname } = new URL(request.url);
    return (await respond(pathname)) ?? refuse(404);
  });
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: securityHeaders });
}
