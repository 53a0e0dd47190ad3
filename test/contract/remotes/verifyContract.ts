import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { explainFailure } from '#electron/remotes/explainFailure.ts';
import type { RemoteGroups } from '#electron/sync/ports/remote.ts';
import { type ContractSubject, noAbort } from './contractSubject.ts';
import { numberedGroups } from './rosterSeed.ts';
import { sandboxWith } from './sandboxWith.ts';

async function serverThat(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function codeOf(remote: RemoteGroups): Promise<string> {
  const result = await remote.verify(noAbort);
  return result.ok ? 'ok' : explainFailure(result.failure).code;
}

/** Testing a connection: a plain verdict for everything that can be wrong with it. */
export function verifyContract(subject: ContractSubject): void {
  describe('verifying', () => {
    it('says what the vendor can do as the capability table has it', async () => {
      const sandbox = await sandboxWith();
      expect(subject.connect(sandbox).capabilities).toEqual(subject.capabilities);
    });

    it('accepts good credentials and changes nothing', async () => {
      const sandbox = await sandboxWith({ groups: numberedGroups(2) });
      const before = await sandbox.state();
      expect(await subject.connect(sandbox).verify(noAbort)).toEqual({ ok: true, value: null });
      const after = await sandbox.state();
      expect(after.groups).toEqual(before.groups);
      expect(after.people).toEqual(before.people);
    });

    it('accepts an address with a slash at its end', async () => {
      const sandbox = await sandboxWith();
      expect(await codeOf(subject.connectTo(`${sandbox.url}/`, sandbox, false))).toBe('ok');
    });

    it('tells wrong credentials', async () => {
      const sandbox = await sandboxWith();
      expect(await codeOf(subject.connectTo(sandbox.url, sandbox, true))).toBe('signInFailed');
    });

    it('tells a server that is not the API: a page, other JSON, no such path, a redirect', async () => {
      const sandbox = await sandboxWith();
      const page = await serverThat((_request, response) => response.end('<html>Welcome</html>'));
      const other = await serverThat((_request, response) => response.end('{"status":"ok"}'));
      const missing = await serverThat((_request, response) => {
        response.writeHead(404).end('<h1>Not found</h1>');
      });
      const moved = await serverThat((_request, response) => {
        response.writeHead(302, { location: sandbox.url }).end();
      });
      for (const address of [page, other, missing, moved]) {
        expect(await codeOf(subject.connectTo(address, sandbox, false))).toBe('unexpectedReply');
      }
      expect((await sandbox.state()).requests.total).toBe(0);
    });

    it('tells a server that is not there', async () => {
      const sandbox = await sandboxWith();
      await sandbox.stop();
      expect(await codeOf(subject.connect(sandbox))).toBe('unreachable');
    });
  });
}
