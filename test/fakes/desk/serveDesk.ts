import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { openRendererFiles } from '#electron/hosts/rendererFiles.ts';
import { fakePage } from './fakePages.ts';

/** The built desk as the product's hosts would serve it: the same headers, the same policy, the same nonce. */
export async function serveDesk(): Promise<{ url: string; close: () => Promise<void> }> {
  const files = openRendererFiles(resolve(import.meta.dirname, '../../../.cache/desk'));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/pages/fake') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(fakePage(searchParams));
      return;
    }
    void files.respond(pathname, { connect: [] }).then(async (answer) => {
      response.writeHead(answer?.status ?? 404, Object.fromEntries(answer?.headers ?? []));
      response.end(answer === null ? '' : new Uint8Array(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
