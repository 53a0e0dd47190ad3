import { startApplication } from './startApplication.ts';
import { runStdio } from './stdio/runStdio.ts';

const { stdin: input, stdout: output } = process;
process.exit(await runStdio({ argv: process.argv.slice(2), startApplication, input, output }));
