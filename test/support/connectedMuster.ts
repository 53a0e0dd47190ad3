import { afterEach, beforeEach } from 'vitest';
import { connectionTo } from './connectTo.ts';
import { startTestSandbox, type TestSandbox } from './startSandbox.ts';
import {
  makeDataFolder,
  startTestApplication,
  type TestApplication,
} from './startTestApplication.ts';

/**
 * For each test of the file that calls it: a server of its own without anybody on it, and a Muster connected to it that is
 * up to date. Both are there while a test runs.
 */
export function connectedMuster(): {
  readonly server: TestSandbox;
  readonly data: Awaited<ReturnType<typeof makeDataFolder>>;
  readonly muster: TestApplication;
} {
  let now: {
    server: TestSandbox;
    data: Awaited<ReturnType<typeof makeDataFolder>>;
    muster: TestApplication;
  };
  beforeEach(async () => {
    const server = await startTestSandbox();
    const data = await makeDataFolder();
    const muster = await startTestApplication(data.folder);
    now = { server, data, muster };
    const connection = connectionTo(server, 'stream');
    await muster.call('workspace.add', { kind: 'connect', name: 'Club', connection });
    await muster.upToDate();
  });
  afterEach(async () => {
    await now.muster.application.close();
    await now.server.stop();
    await now.data.removeFolder();
  });
  return {
    get server() {
      return now.server;
    },
    get data() {
      return now.data;
    },
    get muster() {
      return now.muster;
    },
  };
}
