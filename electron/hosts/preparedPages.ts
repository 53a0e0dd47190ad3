import { paperSecurityPolicy, securityHeaders } from './contentSecurityPolicy.ts';
import type { Application } from './hostServices.ts';

/** Where both hosts that have a window show pages of paper. */
export const preparedPagesPath = '/pages/';

/** The handle in the path of such a page; null when it is the path of something else. */
export function preparedHandle(pathname: string): string | null {
  const handle = pathname.startsWith(preparedPagesPath)
    ? pathname.slice(preparedPagesPath.length)
    : '';
  return /^[\w-]+$/.test(handle) ? handle : null;
}

/** A page that was prepared, under a policy of its own; null when there is none behind the handle. */
export function respondWithPrepared(
  application: Pick<Application, 'preparedPage'>,
  handle: string,
): Response | null {
  const html = application.preparedPage(handle);
  if (html === null) return null;
  return new Response(html, {
    headers: {
      ...securityHeaders,
      'Content-Security-Policy': paperSecurityPolicy(html),
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  });
}
