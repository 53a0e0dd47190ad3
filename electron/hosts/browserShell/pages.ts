import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { securityHeaders } from '../contentSecurityPolicy.ts';
import type { Application, HostLog } from '../hostServices.ts';
import { preparedPagesPath, respondWithPrepared } from '../preparedPages.ts';
import type { RendererFiles } from '../rendererFiles.ts';
import type { Admission } from './admission.ts';
import { bridgePath, bridgeScript } from './bridgeScript.ts';
import { respondWithExport } from './downloads.ts';

export interface Pages {
  application: Pick<Application, 'exportedFile' | 'preparedPage'>;
  files: RendererFiles;
  admission: Admission;
  log: HostLog;
}

const usedToken =
  'This address was used already, or is not from this run of Muster. Go back to the window that has Muster open, or start Muster again for a new address.';

/** Everything the shell serves over HTTP: the renderer's files, the bridge, finished exports, and pages to print. */
export function createPages({ application, files, admission, log }: Pages): Hono {
  const bridge = bridgeScript();
  const page = {
    connect: ["'self'", admission.origin.replace('http', 'ws')],
    firstScript: bridgePath,
  };

  const admit = createMiddleware(async (context, next) => {
    const header = (name: string) => context.req.header(name);
    if (!admission.comesFromUs(header)) {
      log.warn('http.refused', { reason: 'host or origin' });
      return refuse(403, 'Muster talks to its own window only.');
    }
    if (context.req.method !== 'GET') return refuse(405, 'Muster’s files can only be read.');
    const token = context.req.query('token');
    if (context.req.path === '/' && token !== undefined) {
      const cookie = admission.redeem(token);
      if (cookie !== null) return respondWithSession(cookie);
      if (!admission.holdsSession(header)) return refuse(403, usedToken);
    }
    if (!admission.holdsSession(header)) return refuse(401, usedToken);
    return next();
  });

  return new Hono()
    .use(admit)
    .get(bridgePath, () => respondWithBridge(bridge))
    .get('/downloads/:handle', async (context) => {
      const response = await respondWithExport(application, context.req.param('handle'));
      return response ?? refuse(404, 'This file is not here any more. Export it again.');
    })
    .get(`${preparedPagesPath}:handle`, (context) => {
      const response = respondWithPrepared(application, context.req.param('handle'));
      return response ?? refuse(404, 'This page is not here any more. Prepare it again.');
    })
    .get('*', async (context) => {
      const { pathname } = new URL(context.req.url);
      const response = await files.respond(pathname, page);
      if (response !== null) return response;
      // Browsers ask for it unasked, and complain in the console when it is not there.
      if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
      return refuse(404, 'There is nothing here.');
    })
    .onError((error) => {
      log.error('http.failed', { error: error.name });
      return refuse(500, 'Muster could not read this file.');
    });
}

function respondWithSession(cookie: string): Response {
  return new Response(null, {
    status: 303,
    headers: {
      ...securityHeaders,
      Location: '/',
      'Set-Cookie': cookie,
      'Cache-Control': 'no-store',
    },
  });
}

function respondWithBridge(script: string): Response {
  return new Response(script, {
    headers: {
      ...securityHeaders,
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  });
}

function refuse(status: number, message: string): Response {
  return new Response(`${message}\n`, {
    status,
    headers: {
      ...securityHeaders,
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  });
}
