import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { app, net } from 'electron';
import { closeWithin } from '#electron/hosts/closeWithin.ts';
import { defaultDataFolder, makeDataFolder } from '#electron/hosts/dataFolder.ts';
import { createHostLog } from '#electron/hosts/hostLog.ts';
import type { Application } from '#electron/hosts/hostServices.ts';
import { watchNetwork } from '#electron/hosts/networkWatch.ts';
import { openDemoIfEmpty } from '#electron/hosts/openDemo.ts';
import { openRendererFiles } from '#electron/hosts/rendererFiles.ts';
import { startApplication } from '#electron/hosts/startApplication.ts';
import { registerAppScheme, serveRenderer } from './appProtocol.ts';
import { showBootFailure } from './dialogs.ts';
import { createElectronServices } from './electronServices.ts';
import { serveIpc } from './ipcHost.ts';
import {
  closeBeforeQuit,
  followWindows,
  holdSingleInstance,
  wakeWithTheMachine,
  watchRenderer,
} from './lifecycle.ts';
import { readMainArguments } from './mainArguments.ts';
import { installMenu } from './menu.ts';
import { createMenuCommands } from './menuCommands.ts';
import { guardAllContents, openGuardedSession } from './sessionGuards.ts';
import { createMainWindow, type MainWindow } from './window.ts';

// Beside this file's bundle, out/main/index.js.
const preload = fileURLToPath(new URL('../preload/index.cjs', import.meta.url));
const rendererFolder = fileURLToPath(new URL('../renderer', import.meta.url));
const rosterWorker = new URL('./rosterWorker.js', import.meta.url);
const importWorker = new URL('./importWorker.js', import.meta.url);

const { platform, env: environment } = process;
const { isPackaged } = app;
const options = readMainArguments(process.argv);
let mainWindow: MainWindow | null = null;

try {
  const dataFolder = makeDataFolder(
    options.data ?? defaultDataFolder({ platform, home: homedir(), environment }),
  );
  app.setName('Muster');
  // Also decides which instances exclude each other, and keeps Chromium's own files beside ours.
  app.setPath('userData', dataFolder);
  app.enableSandbox();
  registerAppScheme();
  guardAllContents(app);
  if (holdSingleInstance(() => mainWindow?.show())) void boot(dataFolder);
  else app.quit();
} catch (error) {
  showBootFailure(error);
  app.exit(1);
}

async function boot(dataFolder: string): Promise<void> {
  const log = createHostLog(dataFolder);
  let starting: Promise<Application> | null = null;
  async function close(): Promise<void> {
    const application = await starting?.catch(() => null);
    if (application) await closeWithin(application, log);
  }
  closeBeforeQuit(close);
  try {
    await app.whenReady();
    const network = watchNetwork(() => net.isOnline());
    const services = createElectronServices({
      dataFolder,
      exportsFolder: options.exports,
      rosterWorker,
      importWorker,
      network,
      log,
      window: () => mainWindow?.current() ?? null,
    });
    const files = openRendererFiles(rendererFolder);
    installMenu({ platform, isPackaged, ...createMenuCommands(() => mainWindow) });

    starting = startApplication(services);
    const application = await starting;
    if (options.demo) await openDemoIfEmpty(application, log);
    const session = openGuardedSession('muster-window');
    serveRenderer(session, files, application);
    serveIpc({ application, contents: () => mainWindow?.contents() ?? null, log });
    wakeWithTheMachine(() => {
      network.look();
      application.wake();
    });

    mainWindow = createMainWindow({ session, preload, isPackaged }, (window) =>
      watchRenderer(window, log),
    );
    followWindows(platform, mainWindow.show);
    mainWindow.show();
  } catch (error) {
    showBootFailure(error);
    await close();
    app.exit(1);
  }
}
