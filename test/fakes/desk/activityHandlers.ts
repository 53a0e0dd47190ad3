import { type ActivityEntry, activityKindSchema } from '#shared/domain/activity.ts';
import type { PendingChange } from '#shared/domain/change.ts';
import { editIdSchema, type GroupId, type PersonId } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import type { Handlers } from '../fakeBridge.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { pageOf } from './groupHandlers.ts';
import { groupId, lookedAt, personId, uuid } from './organisation.ts';
import type { Scenario } from './scenario.ts';

/** Whom an entry is about stands beside it: the contract's entries hold names only. */
interface FakeEntry {
  entry: ActivityEntry;
  personIds: readonly PersonId[];
}

/** The time line of the organisation: what was written down before, under the edits that wait. */
export function activityHandlers(
  outbox: FakeOutbox,
  { activityEntries, shape }: Scenario,
): Handlers {
  const written = Array.from({ length: activityEntries }, (_, index) =>
    writtenEntry(outbox, index, shape.people),
  );
  return {
    'activity.list': ({ groupId: inGroup, personId: about, kinds, origin, limit, cursor }) => {
      const unsent = outbox.changes().toReversed().map(unsentEntry);
      const fits = ({ entry, personIds }: FakeEntry) =>
        (inGroup === null || entry.groupId === inGroup) &&
        (about === null || personIds.includes(about)) &&
        (kinds === null || kinds.includes(entry.kind)) &&
        (origin === null || entry.origin === origin);
      const all = [...unsent, ...written].filter(fits).map(({ entry }) => entry);
      return pageOf(all, limit, cursor);
    },
  };
}

function unsentEntry(change: PendingChange): FakeEntry {
  return {
    personIds: [],
    entry: {
      ...nothing,
      id: `unsent ${change.id}`,
      at: change.at,
      groupId: change.groupId,
      groupName: change.groupName === '' ? null : change.groupName,
      command: change.command,
      isAdmin: change.isAdmin,
      newName: change.newName,
      newDescription: change.newDescription,
      changesDescription: change.changesDescription,
      people: { count: change.peopleCount, names: change.peopleNames },
      editId: change.editId,
      canUndo: true,
    },
  };
}

const nothing: ActivityEntry = {
  id: '',
  at: instantOf(lookedAt),
  origin: 'here',
  kind: 'edit',
  groupId: null,
  groupName: null,
  command: null,
  isAdmin: null,
  oldName: null,
  newName: null,
  newDescription: null,
  changesDescription: false,
  people: { count: 0, names: [] },
  joined: { count: 0, names: [] },
  left: { count: 0, names: [] },
  roles: { count: 0, names: [] },
  conflict: null,
  choice: null,
  editId: null,
  canUndo: false,
  outcome: null,
};

const hourMs = 3_600_000;
const commands = ['addMembers', 'removeMembers', 'setAdmin', 'updateGroup', 'createGroup'] as const;
const conflicts = ['name', 'groupFull', 'groupDeleted', 'memberRemoved', 'description'] as const;

/** Every kind in turn, back through the months; the older, the sparser. */
function writtenEntry(outbox: FakeOutbox, index: number, people: number): FakeEntry {
  const kind =
    activityKindSchema.options[(index * 5) % activityKindSchema.options.length] ?? 'edit';
  const id: GroupId = groupId((index * 7) % 18);
  const groupName = outbox.organisation.groups.get(id)?.fields.name ?? 'Choir';
  const first = people === 0 ? 0 : (index * 11) % people;
  const count = 1 + (index % 9);
  const personIds = Array.from({ length: Math.min(3, count) }, (_, step) => personId(first + step));
  const names = personIds.map((one) => outbox.organisation.people.get(one)?.name ?? 'Ada');
  const some = { count, names };
  const isOfPeople = kind === 'personAppeared' || kind === 'personGone';
  const entry: ActivityEntry = {
    ...nothing,
    id: String(10_000 - index),
    at: instantOf(lookedAt - index * hourMs * (1 + index / 200) - hourMs),
    origin: isFromServer(kind) ? 'server' : 'here',
    kind,
    groupId: isOfPeople ? null : id,
    groupName: isOfPeople ? null : groupName,
    people: some,
  };
  return { personIds, entry: { ...entry, ...detailsOf(kind, index, groupName, some) } };
}

function isFromServer(kind: ActivityEntry['kind']): boolean {
  return /^(group|people|person|conflict)/.test(kind);
}

function detailsOf(
  kind: ActivityEntry['kind'],
  index: number,
  groupName: string,
  some: ActivityEntry['people'],
): Partial<ActivityEntry> {
  const command = commands[index % commands.length] ?? 'addMembers';
  const edit: Partial<ActivityEntry> = {
    command,
    isAdmin: command === 'setAdmin' ? index % 2 === 0 : null,
    newName: command === 'updateGroup' || command === 'createGroup' ? `${groupName}, new` : null,
    editId: editIdSchema.parse(uuid(4, 90_000 + index)),
  };
  switch (kind) {
    case 'edit':
      return index % 6 === 0
        ? { ...edit, outcome: 'undone' }
        : { ...edit, outcome: 'sent', canUndo: true };
    case 'discarded':
      return { ...edit, outcome: 'discarded' };
    case 'undone':
    case 'redone':
    case 'retried':
      return edit;
    case 'groupRenamed':
      return { oldName: `${groupName} (old)`, newName: groupName };
    case 'groupDescribed':
      return { newDescription: index % 2 === 0 ? null : 'Meets on Thursdays.' };
    case 'peopleChanged':
      return {
        joined: some,
        left: index % 2 === 0 ? { count: 1, names: some.names.slice(0, 1) } : nothing.left,
        roles: index % 3 === 0 ? { count: 2, names: some.names.slice(0, 2) } : nothing.roles,
      };
    case 'conflict':
    case 'resolved': {
      const conflict = conflicts[index % conflicts.length] ?? 'name';
      const choice = index % 2 === 0 ? 'keepMine' : 'takeTheirs';
      return kind === 'conflict' ? { conflict } : { conflict, choice };
    }
    default:
      return {};
  }
}
