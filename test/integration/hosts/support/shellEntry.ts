import { runBrowserShell } from '#electron/hosts/browserShell/runBrowserShell.ts';
import { bootApplication } from './bootApplication.ts';

const [rendererFolder = '', ...argv] = process.argv.slice(2);
process.exit(await runBrowserShell({ argv, rendererFolder, startApplication: bootApplication }));
