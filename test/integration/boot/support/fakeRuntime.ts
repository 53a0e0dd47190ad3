// Loaded with --import before the built main bundle: `electron` becomes the fake, whose window is a page in Chromium.
import { registerHooks } from 'node:module';
import { app } from '#test/fakes/electron/app.ts';
import { setNetwork } from '#test/fakes/electron/session.ts';
import { setPageHost } from '#test/fakes/electron/window.ts';
import { createChromiumPageHost } from './chromiumPageHost.ts';
import { answerCommands } from './commands.ts';

const fake = import.meta.resolve('#test/fakes/electron/index.ts');
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'electron' ? fake : specifier, context),
});

const pageHost = createChromiumPageHost();
setPageHost(pageHost);
// The demo's server is on the loopback of this process.
setNetwork(globalThis.fetch);
app.lockIsFree = process.env.MUSTER_TEST_LOCK !== 'taken';
const { reportExit } = answerCommands(pageHost);
app.endProcess = (code) => {
  void pageHost.close().then(() => reportExit(code));
};
