import { type Failure, MusterError } from '#shared/ipc/errors.ts';

/** Why Muster did not start, as one sentence for whoever started it. */
export function explainBootFailure(error: unknown): Failure {
  if (error instanceof MusterError) return error.toFailure();
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message: `Muster could not start: ${reason}` };
}

/** One line on stderr, with the code for scripts. */
export function reportBootFailure(error: unknown): void {
  const { code, message } = explainBootFailure(error);
  process.stderr.write(`muster: ${code}: ${message.replace(/\s*\n\s*/g, ' ')}\n`);
}
