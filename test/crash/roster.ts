import { type RosterSeed, writeSeedFolder } from '#test/contract/remotes/rosterSeed.ts';

/** People whom only the edits under test touch. */
export const ours = numbered('ours', 12);
/** People whom only others touch, on the server. */
export const theirs = numbered('theirs', 5);

/** Groups there from the start begin with this, and others describe them; we rename, fill and delete them. */
export const seededPrefix = 'Seeded';
/** Groups made by the edits under test; others change only their people in them. */
export const madePrefix = 'Made';
/** Groups made by others; the edits under test leave them alone. */
export const elsewherePrefix = 'Elsewhere';

const groups = Array.from({ length: 6 }, (_, n) => ({
  id: `seeded-${n}`,
  name: `${seededPrefix} ${n}`,
}));

/** What the server begins with, by group. */
export const firstMembers: ReadonlyMap<string, readonly { key: string; isAdmin: boolean }[]> =
  new Map(
    groups.map(({ id }, n) => [
      id,
      [...ours.slice(n, n + 5), ...theirs.slice(0, n % 3)].map((key, index) => ({
        key,
        isAdmin: index === 0,
      })),
    ]),
  );

export const firstGroups: readonly { id: string; name: string }[] = groups;

/** The folder a sandbox starts from. */
export function writeRoster(): { folder: string; remove: () => void } {
  const seed: RosterSeed = {
    people: [...ours, ...theirs].map((id) => ({ id, name: id, email: `${id}@example.org` })),
    groups,
    memberships: [...firstMembers].flatMap(([groupId, members]) =>
      members.map(({ key, isAdmin }) => ({ groupId, personId: key, isAdmin })),
    ),
  };
  return writeSeedFolder(seed);
}

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${prefix}-${String(n).padStart(2, '0')}`);
}
