import { MusterError } from '#shared/ipc/errors.ts';
import type { LaterEdit } from './dependence.ts';

/** Why something cannot be undone or redone, as a sentence for the user. */
export function refusal(reason: string): MusterError {
  return new MusterError('cannotUndo', reason);
}

/** The same, where another edit has to be undone or redone first: `details` name it. */
export function dependenceRefusal({ editId, reason }: LaterEdit): MusterError {
  return new MusterError('cannotUndo', reason, { dependsOn: editId });
}
