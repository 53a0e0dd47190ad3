import { fileURLToPath } from 'node:url';
import { startApplication } from '../startApplication.ts';
import { runBrowserShell } from './runBrowserShell.ts';

const rendererFolder = fileURLToPath(new URL('../../../out/renderer', import.meta.url));
process.exit(
  await runBrowserShell({ argv: process.argv.slice(2), startApplication, rendererFolder }),
);
