import type { ActivityEntryKind } from '#shared/domain/activity.ts';

export type KindName = 'edits' | 'people' | 'groups' | 'conflicts' | 'undo';

/** The kinds of entries in a handful of words. What only a newer Muster knows is under none of them. */
export const kindGroups: Readonly<
  Record<KindName, { label: string; kinds: readonly ActivityEntryKind[] }>
> = {
  edits: { label: 'Edits', kinds: ['edit', 'discarded', 'retried', 'recreated'] },
  people: { label: 'People changed', kinds: ['peopleChanged', 'personAppeared', 'personGone'] },
  groups: {
    label: 'Groups changed',
    kinds: ['groupAppeared', 'groupRenamed', 'groupDescribed', 'groupDeleted'],
  },
  conflicts: { label: 'Conflicts', kinds: ['conflict', 'resolved'] },
  undo: { label: 'Undo and redo', kinds: ['undone', 'redone'] },
};

export const kindNames: readonly KindName[] = ['edits', 'people', 'groups', 'conflicts', 'undo'];

/** Which words stand for a choice of kinds: those all of whose kinds are in it. None: everything is shown. */
export function namesOfKinds(kinds: readonly ActivityEntryKind[] | null): KindName[] {
  if (kinds === null) return [];
  return kindNames.filter((name) => kindGroups[name].kinds.every((kind) => kinds.includes(kind)));
}

/** The kinds that chosen words stand for; null, and with it everything, when none is chosen. */
export function kindsOfNames(names: readonly string[]): ActivityEntryKind[] | null {
  const chosen = kindNames.filter((name) => names.includes(name));
  return chosen.length === 0 ? null : chosen.flatMap((name) => [...kindGroups[name].kinds]);
}
