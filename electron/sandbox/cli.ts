import { parseSandboxArguments } from './cliArguments.ts';
import { reasonOf, SandboxError } from './sandboxError.ts';
import { startSandbox } from './startSandbox.ts';

/** Starts a sandbox from the command line, prints how to reach it in one line of JSON, ends on a signal. */
async function run(): Promise<void> {
  const sandbox = await startSandbox({
    ...parseSandboxArguments(process.argv.slice(2)),
    onWarning: (line) => console.error(`sandbox: ${line}`),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.stop());
  }
  endWithNpm(() => void sandbox.stop());
  console.log(JSON.stringify({ url: sandbox.url, ...sandbox.credentials }));
}

/** How often a sandbox that npm started looks whether it has been left behind. */
const orphanCheckMs = 500;

/** Ending npm ends the shell that it put between us, which passes nothing on: the parent just changes. */
function endWithNpm(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    stop();
  }, orphanCheckMs);
  check.unref();
}

try {
  await run();
} catch (error) {
  console.error(`sandbox: ${reasonOf(error)}`);
  process.exitCode = error instanceof SandboxError ? 2 : 1;
}
