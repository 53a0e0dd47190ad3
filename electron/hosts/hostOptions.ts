import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { MusterError } from '#shared/ipc/errors.ts';

/** The command line by Node's own rules. Throws MusterError `invalidRequest` for what it does not know. */
export function readOptions<Options extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MusterError('invalidRequest', reason);
  }
}
