import { runStdio } from '#electron/hosts/stdio/runStdio.ts';
import { bootApplication } from './bootApplication.ts';

const { stdin: input, stdout: output } = process;
const argv = process.argv.slice(2);
process.exit(await runStdio({ argv, startApplication: bootApplication, input, output }));
