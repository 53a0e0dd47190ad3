import { intentOf } from '../sync/changes.ts';
import type { Change } from '../sync/steps.ts';
import type { DiskWorld } from './diskWorld.ts';
import type { LaptopUser } from './laptopUser.ts';

/** An edit as the screens make it: of a group that is shown, or of a new one. */
export function makeChange(
  { tally }: Pick<DiskWorld, 'tally'>,
  user: LaptopUser,
  change: Change,
): void {
  const shown = user.shown();
  const picked = 'group' in change ? shown[change.group % Math.max(1, shown.length)] : null;
  if (picked === undefined) return;
  tally.edits += 1;
  const intent = intentOf(change, user.personOf);
  user.edit([{ groupId: picked?.groupId ?? null, intent }]);
}
