import type { GroupSummary } from '#shared/domain/group.ts';
import { notYourGroup } from '#shared/domain/permissions.ts';

/** Why a group cannot be changed by whoever signed in, or deleted; null where it can. */
export function refusalsOf({ mayUpdate, mayDelete }: GroupSummary): {
  update: string | null;
  delete: string | null;
} {
  return {
    update: mayUpdate ? null : notYourGroup.update,
    delete: mayDelete ? null : notYourGroup.delete,
  };
}
