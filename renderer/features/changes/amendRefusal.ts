import type { PendingChange } from '#shared/domain/change.ts';
import type { Failure } from '#shared/ipc/errors.ts';

/** The field a refusal is about; null: none of them. */
export function fieldOfRefusal(
  { code, details }: Failure,
  { newName }: Pick<PendingChange, 'newName'>,
): 'name' | 'description' | null {
  switch (code) {
    case 'duplicateName':
      return newName === null ? null : 'name';
    case 'limitExceeded':
      if (details?.kind === 'nameLength') return newName === null ? null : 'name';
      return details?.kind === 'descriptionLength' ? 'description' : null;
    default:
      return null;
  }
}
