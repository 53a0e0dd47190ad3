import { addConflict } from './fakeConflicts.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { groupId, personId } from './organisation.ts';

/** An afternoon's work offline: some edits wait, one was refused, two are in conflict. */
export function addPendingEdits(outbox: FakeOutbox): void {
  const kitchen = groupId(4);
  const drivers = groupId(5);
  const festival = groupId(8);
  const phoneTree = groupId(12);
  const idsOf = (id: typeof kitchen, count: number) =>
    [...(outbox.group(id)?.members.keys() ?? [])].slice(0, count);

  outbox.edit(
    [
      {
        groupId: festival,
        intent: { name: 'updateGroup', args: { name: 'Harvest supper and dance' } },
      },
    ],
    70,
  );
  outbox.edit(
    [
      {
        groupId: kitchen,
        intent: { name: 'updateGroup', args: { description: 'Cooks and servers, hall B.' } },
      },
    ],
    66,
  );
  const twelve = Array.from({ length: 12 }, (_, index) => ({
    personId: personId(150 + index),
    isAdmin: false,
  }));
  outbox.edit(
    [{ groupId: groupId(0), intent: { name: 'addMembers', args: { members: twelve } } }],
    52,
  );
  outbox.edit(
    [
      {
        groupId: kitchen,
        intent: {
          name: 'addMembers',
          args: { members: [{ personId: personId(6), isAdmin: false }] },
        },
      },
    ],
    31,
  );
  const moved = idsOf(drivers, 4);
  outbox.edit(
    [
      { groupId: drivers, intent: { name: 'removeMembers', args: { personIds: moved } } },
      {
        groupId: phoneTree,
        intent: {
          name: 'addMembers',
          args: { members: moved.map((id) => ({ personId: id, isAdmin: false })) },
        },
      },
    ],
    25,
  );
  outbox.edit(
    [
      {
        groupId: groupId(13),
        intent: {
          name: 'setAdmin',
          args: { personIds: idsOf(groupId(13), 3).slice(1), isAdmin: true },
        },
      },
    ],
    12,
  );
  outbox.edit(
    [
      {
        groupId: groupId(900),
        intent: {
          name: 'createGroup',
          args: {
            name: 'Snow clearing',
            description: null,
            members: idsOf(kitchen, 5).map((id) => ({ personId: id, isAdmin: false })),
          },
        },
      },
    ],
    3,
  );
  const [rename, describe, add] = outbox.pending;
  if (rename === undefined || describe === undefined || add === undefined) return;
  addConflict(outbox, 'name', [rename], {
    base: 'Harvest festival 2026',
    mine: 'Harvest supper and dance',
    theirs: 'Harvest supper',
  });
  addConflict(outbox, 'description', [describe], {
    base: 'Cooks, servers and washers-up for the Thursday lunch, hall B.',
    mine: 'Cooks and servers, hall B.',
  });
  add.state = 'parked';
  add.serverMessage = 'AddUserGroupMembers failed with error: "user usr_01J8K8 is not active"';
}
