import type { GroupId } from '#shared/domain/ids.ts';
import type { Rows } from '../repositories/rows.ts';
import { comparableName } from '../text/comparableName.ts';
import { fold } from '../text/fold.ts';

/**
 * A group of exactly this name, compared trimmed and without case, other than `except`. Names that fold alike are
 * only candidates: Café and Cafe are two names.
 */
export function findGroupByName(rows: Rows, name: string, except: GroupId | null): GroupId | null {
  const wanted = comparableName(name);
  const found = rows.groups
    .namesLike(fold(name))
    .find((group) => group.uid !== except && comparableName(group.name) === wanted);
  return found?.uid ?? null;
}
