import type { GroupId } from '#shared/domain/ids.ts';
import type { Rows } from '../repositories/rows.ts';
import { fold } from '../text/fold.ts';

/**
 * A group of exactly this name, compared trimmed and without case, other than `except`. Names that fold alike are
 * only candidates: Café and Cafe are two names.
 */
export function findGroupByName(rows: Rows, name: string, except: GroupId | null): GroupId | null {
  const wanted = comparable(name);
  const found = rows.groups
    .namesLike(fold(name))
    .find((group) => group.uid !== except && comparable(group.name) === wanted);
  return found?.uid ?? null;
}

function comparable(name: string): string {
  return name.trim().toLowerCase().normalize('NFC');
}
