import type { ParamsInput, Value } from '#shared/ipc/contract.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { performEdit } from '../../app/edits.ts';
import type { ChangeFacts } from './changeWording.ts';
import { wordChange } from './changeWording.ts';
import { leaveCards } from './focusCard.ts';

/** An edit with everybody it is about. */
export type AmendableChange = Value<'changes.get'>;

/** Puts another edit in the place of one; the failure, for its own place in the dialog, when it was refused. */
export async function amendEdit(
  change: AmendableChange,
  params: Omit<ParamsInput<'changes.amend'>, 'commandId'>,
  /** The edit as it is from now on, for the toast. */
  wanted: ChangeFacts,
): Promise<Failure | null> {
  const result = await performEdit(
    'changes.amend',
    { commandId: change.id, ...params },
    { done: () => ['Will be sent instead: ', ...wordChange(wanted)] },
  );
  if (!result.ok) return result.error;
  leaveCards([change.id]);
  return null;
}
