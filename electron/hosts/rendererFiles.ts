import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { MusterError } from '#shared/ipc/errors.ts';
import {
  contentSecurityPolicy,
  createStyleNonce,
  securityHeaders,
} from './contentSecurityPolicy.ts';

export interface PageOptions {
  /** Origins that the page may connect to, for its policy. */
  connect: readonly string[];
  /** The path of a script of this host that has to run before the renderer's own. */
  firstScript?: string;
}

export interface RendererFiles {
  /** The file behind a URL's path, exactly as it stands in the URL; null when there is none. */
  respond(pathname: string, page: PageOptions): Promise<Response | null>;
}

const pagePath = '/index.html';
/** The tag that the renderer's page leaves for the host to fill. */
const nonceTag = /(<meta name="muster-style-nonce" content=")[^"]*(")/;

/**
 * The built renderer, listed once: only what stands in the list is served, so that there is no path to be talked
 * out of the folder with, however it is encoded. Symbolic links are not in it.
 * Throws MusterError `fileDenied` when the folder or its page cannot be read.
 */
export function openRendererFiles(folder: string): RendererFiles {
  const files = new Map(listFiles(folder, '').map((path) => [path, join(folder, path)]));
  if (!files.has(pagePath)) {
    throw new MusterError('fileDenied', 'The built window is missing: run `npm run build`.');
  }
  return {
    async respond(pathname, page) {
      const path = pathname === '/' ? pagePath : pathname;
      const file = files.get(path);
      if (file === undefined) return null;
      const content = await readFile(file);
      if (path === pagePath) return respondWithPage(content.toString('utf8'), page);
      return new Response(new Uint8Array(content), {
        headers: {
          ...securityHeaders,
          'Content-Type': contentType(path),
          'Cache-Control': 'no-cache',
        },
      });
    },
  };
}

function respondWithPage(html: string, { connect, firstScript }: PageOptions): Response {
  const styleNonce = createStyleNonce();
  const head =
    firstScript === undefined ? '<head>' : `<head>\n    <script src="${firstScript}"></script>`;
  const page = html.replace('<head>', head).replace(nonceTag, `$1${styleNonce}$2`);
  return new Response(page, {
    headers: {
      ...securityHeaders,
      'Content-Security-Policy': contentSecurityPolicy(styleNonce, connect),
      'Content-Type': contentType(pagePath),
      'Cache-Control': 'no-store',
    },
  });
}

function listFiles(folder: string, under: string): string[] {
  try {
    return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
      const path = `${under}/${entry.name}`;
      if (entry.isDirectory()) return listFiles(folder, path);
      return entry.isFile() ? [path] : [];
    });
  } catch (error) {
    throw new MusterError(
      'fileDenied',
      'The built window cannot be read: run `npm run build`.',
      undefined,
      { cause: error },
    );
  }
}

/** What a built renderer consists of; anything else is bytes that no browser interprets. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

function contentType(path: string): string {
  return contentTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';
}
