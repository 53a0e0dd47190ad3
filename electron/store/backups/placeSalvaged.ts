import { v7 as uuid } from 'uuid';
import type { Intent } from '#shared/commands/command.ts';
import { type EditId, editIdSchema, type PersonId } from '#shared/domain/ids.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';
import type { CopyMember, ServerCopy } from '../lanes/serverCopy.ts';
import type { GroupRow } from '../repositories/groupRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { CarryRows } from './carryRows.ts';
import type { Salvage, SalvagedEdit } from './salvage.ts';

export interface PlacedEdit {
  id: RowId;
  uid: EditId;
}

/**
 * Finds the groups, people and edits of one file in another, and adds those that are missing there. Two files may
 * have met the same group or person separately, and know it by different ids; the server's id tells.
 */
export function createPlacing(rows: Rows, carried: CarryRows, salvage: Salvage, at: Instant) {
  const groups = new Map<RowId, GroupRow | null>();
  const people = new Map<PersonId, PersonId | null>();
  const edits = new Map<RowId, PlacedEdit>();

  function findGroup(id: RowId): GroupRow | null {
    const group = salvage.groups.get(id);
    if (group === undefined) return null;
    const remoteId = group.known?.remoteId ?? null;
    const known = (remoteId === null ? null : rows.groups.byRemoteId(remoteId)) ?? null;
    if (known !== null) return known;
    const same = rows.groups.byUid(group.uid);
    if (group.known === null) return same;
    const { fields, createdAt, updatedAt } = group.known;
    if (same === null) {
      const made = rows.groups.insert({ uid: group.uid, remoteId, fields, firstSeenAt: at });
      const [created, updated] = [createdAt, updatedAt].map((ms) =>
        ms === null ? null : instantOf(ms),
      );
      rows.groups.setServerTimes(made.id, created ?? null, updated ?? null);
      return made;
    }
    if (remoteId !== null) rows.groups.setRemoteId(same.id, remoteId);
    return remoteId === null ? same : { ...same, remoteId };
  }

  function findPerson(personId: PersonId): PersonId | null {
    if (rows.people.rowOf(personId) !== null) return personId;
    const person = salvage.people.get(personId);
    if (person === undefined) return null;
    const known = person.memberKey === null ? null : rows.people.idsOf(person.memberKey);
    if (known !== null) return known.uid;
    carried.insertPerson(personId, person);
    return personId;
  }

  function remembered<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = find();
    known.set(key, value);
    return value;
  }

  const person = (personId: PersonId) => remembered(people, personId, () => findPerson(personId));

  function edit(id: RowId, madeAt: number): PlacedEdit {
    return remembered(edits, id, () => {
      const known = salvage.edits.get(id) ?? newEdit(madeAt);
      const here = rows.edits.byUid(known.uid);
      if (here !== null) {
        carried.setUndone(here.id, known.undoneAt);
        return here;
      }
      const { uid, undoOf } = known;
      // Always an older one, so this ends; a damaged file could say otherwise.
      const isOlder = undoOf !== null && undoOf < id && salvage.edits.has(undoOf);
      return { id: carried.insertEdit(known, isOlder ? edit(undoOf, madeAt).id : null), uid };
    });
  }

  return {
    /** Null: which group it was cannot be told. */
    group: (id: RowId) => remembered(groups, id, () => findGroup(id)),
    edit,
    /** The intent with the people as they are known here; null: somebody in it cannot be told. */
    intent: (intent: Intent) => placeIntent(intent, person),
    copy(copy: ServerCopy): ServerCopy | null {
      const members = new Map<PersonId, CopyMember>();
      for (const [personId, member] of copy.members) {
        const here = person(personId);
        if (here === null) return null;
        members.set(here, member);
      }
      return { ...copy, members };
    },
  };
}
export type Placing = ReturnType<typeof createPlacing>;

/** Stands in for an edit that cannot be read: its rows belong together all the same. */
function newEdit(at: number): SalvagedEdit {
  const uid = editIdSchema.parse(uuid());
  return { uid, at, undoneAt: null, undoOf: null, undoDepth: 0, resolution: null };
}

function placeIntent(intent: Intent, person: (id: PersonId) => PersonId | null): Intent | null {
  switch (intent.name) {
    case 'createGroup': {
      const members = placeMembers(intent.args.members, person);
      return members && { name: intent.name, args: { ...intent.args, members } };
    }
    case 'addMembers': {
      const members = placeMembers(intent.args.members, person);
      return members && { name: intent.name, args: { members } };
    }
    case 'removeMembers': {
      const personIds = placeAll(intent.args.personIds, person);
      return personIds && { name: intent.name, args: { personIds } };
    }
    case 'setAdmin': {
      const personIds = placeAll(intent.args.personIds, person);
      return personIds && { name: intent.name, args: { ...intent.args, personIds } };
    }
    case 'updateGroup':
    case 'deleteGroup':
      return intent;
  }
}

function placeAll(ids: readonly PersonId[], person: (id: PersonId) => PersonId | null) {
  const placed = ids.flatMap((id) => person(id) ?? []);
  return placed.length === ids.length ? placed : null;
}

function placeMembers<Member extends { personId: PersonId }>(
  members: readonly Member[],
  person: (id: PersonId) => PersonId | null,
): Member[] | null {
  const placed = members.flatMap((member) => {
    const personId = person(member.personId);
    return personId === null ? [] : [{ ...member, personId }];
  });
  return placed.length === members.length ? placed : null;
}
