import type { Capabilities } from '#shared/domain/capabilities.ts';
import type { GroupMember, GroupState } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';

/** Somebody in a request, with the key by which the server's groups know them. */
export interface KeyedPerson {
  personId: PersonId;
  memberKey: string;
}

/** One request to be sent. */
export type WriteOperation =
  | { kind: 'createGroup'; name: string; description: string | null }
  | { kind: 'updateGroup'; changes: { name?: string; description?: string | null } }
  | { kind: 'deleteGroup' }
  | { kind: 'addMembers'; people: readonly KeyedPerson[]; isAdmin: boolean }
  | { kind: 'removeMembers'; people: readonly KeyedPerson[] }
  | { kind: 'setAdmin'; people: readonly KeyedPerson[]; isAdmin: boolean };

export interface Batch {
  operations: readonly WriteOperation[];
  /** People the server has no key for yet: they cannot be sent. */
  keyless: readonly PersonId[];
  /** People the group has no room for any more, by the provider's limit: the last to be added. They are not sent. */
  roomless: readonly PersonId[];
}

export interface BatchRequest {
  /** The server's copy as just read; null when it has no such group. */
  from: GroupState | null;
  /** What is wanted in the end; null: no group. */
  wish: GroupState | null;
  memberKeys: ReadonlyMap<PersonId, string>;
  capabilities: Capabilities;
}

/** The people whose keys a batch from one state to the other needs. */
export function peopleToSend(from: GroupState | null, wish: GroupState | null): PersonId[] {
  if (wish === null) return [];
  const { added, removed, promoted, demoted } = compareMembers(from, wish);
  return [...removed, ...added.admins, ...added.others, ...promoted, ...demoted];
}

/**
 * The requests that lead from the server's copy to what is wanted, in the order they are sent. It compares the two
 * states and never the edits with each other: what was done and undone again vanishes, renames collapse into the
 * last. People leave before others join, because a group may be at its limit.
 */
export function nextBatch({ from, wish, memberKeys, capabilities }: BatchRequest): Batch {
  if (wish === null) {
    const operations: WriteOperation[] = from === null ? [] : [{ kind: 'deleteGroup' }];
    return { operations, keyless: [], roomless: [] };
  }
  const roomless = withoutRoom({ from, wish, memberKeys, capabilities });
  const isRoomless = new Set(roomless);
  const keyless: PersonId[] = [];
  const chunksOf = (personIds: readonly PersonId[]) => {
    const people = personIds.flatMap((personId) => {
      const memberKey = memberKeys.get(personId);
      if (memberKey === undefined) keyless.push(personId);
      return memberKey === undefined ? [] : [{ personId, memberKey }];
    });
    return splitInto(people, capabilities.bulkSize);
  };
  const { added, removed, promoted, demoted } = compareMembers(from, wish);
  const add = (personIds: readonly PersonId[], isAdmin: boolean): WriteOperation[] =>
    chunksOf(personIds.filter((personId) => !isRoomless.has(personId))).map((people) => ({
      kind: 'addMembers',
      people,
      isAdmin,
    }));
  const setAdmin = (personIds: readonly PersonId[], isAdmin: boolean): WriteOperation[] =>
    capabilities.groupAdmins
      ? chunksOf(personIds).map((people) => ({ kind: 'setAdmin', people, isAdmin }))
      : [];

  const operations: WriteOperation[] = [
    ...fieldOperations(from, wish, capabilities),
    ...chunksOf(removed).map((people) => ({ kind: 'removeMembers' as const, people })),
    ...add(added.others, false),
    ...add(added.admins, capabilities.groupAdmins),
    ...setAdmin(demoted, false),
    ...setAdmin(promoted, true),
  ];
  return { operations, keyless, roomless };
}

/** Others may have filled the group since: then the first of ours still get in, and the last do not. */
function withoutRoom({ from, wish, memberKeys, capabilities }: BatchRequest): PersonId[] {
  const { maxMembersPerGroup } = capabilities;
  if (wish === null || maxMembersPerGroup === null) return [];
  const joining = [...wish.members.keys()].filter(
    (personId) => from?.members.has(personId) !== true && memberKeys.has(personId),
  );
  const staying = [...wish.members.keys()].filter((personId) => from?.members.has(personId));
  return joining.slice(Math.max(0, maxMembersPerGroup - staying.length));
}

function fieldOperations(
  from: GroupState | null,
  { fields }: GroupState,
  capabilities: Capabilities,
): WriteOperation[] {
  const description = capabilities.groupDescription ? fields.description : null;
  if (from === null) return [{ kind: 'createGroup', name: fields.name, description }];
  const changes: { name?: string; description?: string | null } = {};
  if (fields.name !== from.fields.name) changes.name = fields.name;
  if (capabilities.groupDescription && description !== from.fields.description) {
    changes.description = description;
  }
  return Object.keys(changes).length === 0 ? [] : [{ kind: 'updateGroup', changes }];
}

function compareMembers(from: GroupState | null, wish: GroupState) {
  const before = from?.members ?? new Map<PersonId, GroupMember>();
  const added = { admins: [] as PersonId[], others: [] as PersonId[] };
  const [removed, promoted, demoted]: [PersonId[], PersonId[], PersonId[]] = [[], [], []];
  for (const [personId, { isAdmin }] of wish.members) {
    const there = before.get(personId);
    if (there === undefined) (isAdmin ? added.admins : added.others).push(personId);
    else if (there.isAdmin !== isAdmin) (isAdmin ? promoted : demoted).push(personId);
  }
  for (const personId of before.keys()) if (!wish.members.has(personId)) removed.push(personId);
  return { added, removed, promoted, demoted };
}

function splitInto<Item>(items: readonly Item[], size: number): Item[][] {
  const chunks: Item[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}
