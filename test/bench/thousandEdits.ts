import type { Store } from '#electron/store/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import { everything } from '#test/support/storeSeed.ts';

const groupCount = 100;
const editsPerGroup = 10;
/** The vendor's 100 members less what is added here. */
const roomyBelow = 80;

/**
 * Commits 1,000 edits over 100 groups: of ten in each, two rename, four add, three remove and one makes somebody an
 * admin, or adds a fifth where the vendor has no admins. Each changes something. Returns the groups; throws when one changes nothing.
 */
export function commitThousandEdits(store: Store, withAdmins: boolean): GroupId[] {
  const groups = store
    .listGroups({ search: '', ...everything })
    .items.filter(({ memberCount }) => memberCount >= 4 && memberCount < roomyBelow)
    .slice(0, groupCount);
  if (groups.length < groupCount) throw new Error('The roster has too few groups.');
  const people = store.searchPeople({ text: '', forGroupId: null, ...everything }).items;
  // Round by round over all groups, as no two edits of a coordinator follow each other in one group by rule.
  for (let round = 0; round < editsPerGroup; round += 1) {
    for (const { id, name } of groups) {
      const members = store.groupState(id)?.members ?? new Map();
      const outside = people.filter((person) => !members.has(person.id));
      const joining = outside[(round * 31) % outside.length]?.id;
      const first = [...members.keys()][0] as PersonId | undefined;
      const plain = [...members].find(([, { isAdmin }]) => !isAdmin)?.[0] as PersonId | undefined;
      if (joining === undefined || first === undefined || plain === undefined) {
        throw new Error(`Nothing to edit in ${id}.`);
      }
      const kind = round === 9 && !withAdmins ? 8 : round;
      commit(store, id, intentFor(kind, { name, joining, first, plain }));
    }
  }
  return groups.map(({ id }) => id);
}

function intentFor(
  round: number,
  at: { name: string; joining: PersonId; first: PersonId; plain: PersonId },
): Intent {
  if (round % 5 === 0) return { name: 'updateGroup', args: { name: `${at.name} (${round})` } };
  if (round === 9) return { name: 'setAdmin', args: { personIds: [at.plain], isAdmin: true } };
  return round % 2 === 1 || round === 8
    ? { name: 'addMembers', args: { members: [{ personId: at.joining, isAdmin: false }] } }
    : { name: 'removeMembers', args: { personIds: [at.first] } };
}

function commit(store: Store, groupId: GroupId, intent: Intent): void {
  const at = instantOf(Date.now());
  const { changed } = store.commitEdit({ intents: [{ groupId, intent }], at });
  if (changed !== 1) throw new Error(`An edit changed ${changed}: ${JSON.stringify(intent)}`);
}
