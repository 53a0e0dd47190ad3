import { writeSeedFolder } from '#test/contract/remotes/rosterSeed.ts';
import { congressFolder } from '#test/fixtures/congressFolder.ts';
import { makeOrganisation } from './organisation.ts';

/** What stands in where the public roster is not here: as many people, groups and memberships. */
const size = { people: 537, groups: 230, memberships: 3879, largestGroup: 66 };

export interface SyncRoster {
  /** Which roster it is, for the reader of the numbers. */
  label: string;
  folder: string;
  remove(): void;
}

/** The public roster where it is here, a made-up one of its size elsewhere. */
export function chooseRoster(): SyncRoster {
  const congress = congressFolder();
  if (congress !== null) {
    return { label: 'the congress fixture', folder: congress, remove: () => {} };
  }
  const { people, groups } = makeOrganisation(size);
  const seeded = writeSeedFolder({
    people: people.map(({ memberKey, name, email, phone }) => ({
      id: memberKey,
      name,
      email: email ?? '',
      phone: phone ?? '',
    })),
    groups: groups.map(({ remoteId, name }) => ({ id: remoteId, name })),
    memberships: groups.flatMap(({ remoteId, members }) =>
      members.map(({ memberKey, isAdmin }) => ({
        groupId: remoteId,
        personId: memberKey,
        isAdmin,
      })),
    ),
  });
  return {
    label: 'a made-up roster of the congress fixture’s size (set MUSTER_CONGRESS to its folder)',
    ...seeded,
  };
}
