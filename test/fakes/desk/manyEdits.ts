import type { Intent } from '#shared/commands/command.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { groupId, personId } from './organisation.ts';

/** A long week offline: 1,500 edits, many of one group and a few of each of the others. */
export function addThousandEdits(outbox: FakeOutbox): void {
  for (let index = 0; index < 1500; index += 1) {
    const isOfTheOne = index % 10 === 0;
    const id = isOfTheOne ? groupId(2) : groupId(1000 + (index % 400));
    const members = [{ personId: personId(index % 240), isAdmin: false }];
    const intent: Intent =
      index % 4 === 0
        ? { name: 'updateGroup', args: { description: `From shift ${index} on.` } }
        : { name: 'addMembers', args: { members } };
    outbox.edit([{ groupId: id, intent }], 1500 - index);
  }
}

/** Two groups whose edits the server would not take, one of them with a name that is taken. */
export function addRefusedEdits(outbox: FakeOutbox): void {
  const newcomers = (from: number, count: number) =>
    Array.from({ length: count }, (_, step) => ({
      personId: personId(from + step),
      isAdmin: false,
    }));
  outbox.edit(
    [
      {
        groupId: groupId(900),
        intent: {
          name: 'createGroup',
          args: { name: 'Drivers', description: 'Of the second van.', members: [] },
        },
      },
    ],
    40,
  );
  for (const [index, count] of [
    [4, 14],
    [4, 2],
    [4, 1],
    [7, 5],
  ] as const) {
    outbox.edit(
      [
        {
          groupId: groupId(index),
          intent: { name: 'addMembers', args: { members: newcomers(100 + count * 3, count) } },
        },
      ],
      30 - count,
    );
  }
  outbox.edit(
    [
      {
        groupId: groupId(4),
        intent: { name: 'updateGroup', args: { name: 'مطبخ المجتمع', description: null } },
      },
    ],
    8,
  );
  const words = [
    'CreateUserGroup failed with error: "a group with this name exists already"',
    'AddUserGroupMembers failed with error: "user usr_01J8K8 is not active"',
  ];
  for (const [index, entry] of outbox.pending.entries()) {
    entry.state = 'parked';
    entry.serverMessage = words[Math.min(index, 1)] ?? null;
  }
  outbox.createPerson({ name: 'Xena Rayburn', email: 'xena@example.org', phone: null });
}
