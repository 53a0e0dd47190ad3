import type { Change } from '../sync/steps.ts';
import type { Clash, DiskStep } from './diskSteps.ts';
import type { DiskWorld } from './diskWorld.ts';
import type { LaptopUser } from './laptopUser.ts';
import { makeChange } from './makeChange.ts';

/** What makes a conflict of each kind: the change here, and the one there. */
function sides(about: Clash, member: string): { here: Sided; there: Sided[] } {
  const members = [member];
  switch (about) {
    case 'name':
      return {
        here: { kind: 'rename', name: 'Ours' },
        there: [{ kind: 'rename', name: 'Theirs' }],
      };
    case 'description':
      return {
        here: { kind: 'describe', description: 'ours' },
        there: [{ kind: 'describe', description: 'theirs' }],
      };
    case 'deleted':
      return {
        here: { kind: 'add', members, isAdmin: false },
        there: [{ kind: 'delete' }],
      };
    case 'removed':
      return {
        here: { kind: 'setAdmin', members, isAdmin: true },
        there: [{ kind: 'remove', members }],
      };
    case 'full':
      return {
        here: { kind: 'add', members, isAdmin: false },
        there: ['a', 'b', 'c', 'd', 'e', 'f']
          .filter((key) => key !== member)
          .map((key) => ({ kind: 'add', members: [key], isAdmin: false })),
      };
  }
}

type Sided = Change extends infer One ? (One extends Change ? Omit<One, 'group'> : never) : never;

/** Both sides edit the same group before they hear of each other. */
export function clash(
  world: DiskWorld,
  user: LaptopUser,
  { group, about, member }: Extract<DiskStep, { kind: 'clash' }>,
): void {
  const shown = user.shown();
  const picked = shown[group % Math.max(1, shown.length)];
  const place = picked?.remoteId == null ? -1 : world.placeThere(picked.remoteId);
  if (place < 0) return;
  const { here, there } = sides(about, member);
  makeChange(world, user, at(here, group));
  for (const change of there) world.changeElsewhere(at(change, place));
}

/** The change, made to the group at this place. */
function at(change: Sided, group: number): Change {
  switch (change.kind) {
    case 'create':
      return change;
    default:
      return { ...change, group };
  }
}
