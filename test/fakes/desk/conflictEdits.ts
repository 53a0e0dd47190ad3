import type { Intent } from '#shared/commands/command.ts';
import { addConflict } from './fakeConflicts.ts';
import type { FakeOutbox, Pending } from './fakeOutbox.ts';
import { groupId, personId } from './organisation.ts';

/** One conflict of every kind, and an edit that is known from a copy only. */
export function addEveryConflict(outbox: FakeOutbox): void {
  const edit = editor(outbox);
  const festival = edit(8, { name: 'updateGroup', args: { name: 'Harvest supper and dance' } });
  addConflict(outbox, 'name', festival, {
    base: 'Harvest festival 2026',
    mine: 'Harvest supper and dance',
    theirs: 'Harvest supper',
  });
  const described = 'Cooks and servers, hall B.\nBring an apron.';
  addConflict(
    outbox,
    'description',
    edit(4, { name: 'updateGroup', args: { description: described } }),
    {
      base: 'Cooks, servers and washers-up for the Thursday lunch, hall B.',
      mine: described,
      theirs: 'Everybody who cooks on Thursdays. Ask at the hatch. '.repeat(12),
    },
  );
  const drivers = [
    ...edit(5, { name: 'addMembers', args: { members: newcomers(3) } }),
    ...edit(5, { name: 'updateGroup', args: { description: 'Own car, or one of the two vans.' } }),
  ];
  addConflict(outbox, 'groupDeleted', drivers, { base: 'Drivers', mine: 'Drivers' });
  const [admin] = outbox.group(groupId(6))?.members.keys() ?? [];
  if (admin !== undefined) {
    const promoted = edit(6, { name: 'setAdmin', args: { personIds: [admin], isAdmin: false } });
    addConflict(outbox, 'memberRemoved', promoted, { base: 'admin', mine: 'member' });
  }
  const crowd = edit(12, { name: 'addMembers', args: { members: newcomers(12) } });
  addConflict(outbox, 'groupFull', crowd, { base: '9991', mine: '10003', theirs: '9998' });
  const refused = [
    ...edit(13, { name: 'updateGroup', args: { name: 'Saturday crew' } }),
    ...edit(13, { name: 'addMembers', args: { members: newcomers(2) } }),
    ...edit(13, { name: 'updateGroup', args: { description: 'From nine to five.' } }),
  ];
  addConflict(outbox, 'permissionLost', refused, {
    theirs: 'UpdateUserGroup failed with error: "User is not allowed to update this group"',
  });
  const [known] = edit(14, { name: 'addMembers', args: { members: newcomers(1) } });
  if (known !== undefined) known.state = 'parked';
  edit(15, { name: 'addMembers', args: { members: newcomers(2) } });
}

/** Twelve at once, with the names that try a layout. */
export function addManyConflicts(outbox: FakeOutbox): void {
  const edit = editor(outbox);
  for (let index = 0; index < 12; index += 1) {
    const base = outbox.group(groupId(index))?.fields.name ?? '';
    const mine = awkwardGroupNames[index % awkwardGroupNames.length] ?? '';
    const theirs = awkwardGroupNames[(index + 1) % awkwardGroupNames.length] ?? '';
    const name = `${mine}${'\u200a'.repeat(index)}`;
    const renamed = edit(index, { name: 'updateGroup', args: { name } });
    if (index % 4 === 3) {
      const joined = edit(index, { name: 'addMembers', args: { members: newcomers(6, 1) } });
      addConflict(outbox, 'groupFull', joined, { base: '9999', mine: '10005', theirs: '10000' });
    } else if (index % 4 === 2) {
      const removed = edit(index, { name: 'addMembers', args: { members: newcomers(2, 1) } });
      addConflict(outbox, 'groupDeleted', [...renamed, ...removed], { base, mine });
    } else addConflict(outbox, 'name', renamed, { base, mine, theirs });
  }
}

const awkwardGroupNames = [
  'مجموعة المتطوعين في المطبخ المجتمعي للأحياء الشرقية والغربية',
  'Cooks',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsfreunde e. V.',
  'מתנדבי המטבח',
  'Kitchen crew, Thursdays and every other Saturday from the first of March until the last of October',
];

/** Makes an edit of one group; returns the pending edits it left. */
function editor(outbox: FakeOutbox) {
  let minutesAgo = 90;
  return (group: number, intent: Intent): Pending[] => {
    minutesAgo -= 3;
    const { editId } = outbox.edit([{ groupId: groupId(group), intent }], minutesAgo);
    return outbox.pending.filter((entry) => entry.editId === editId);
  };
}

/** People whom no group has; `from` 1 begins with a right-to-left name in the scenario with awkward names. */
function newcomers(count: number, from = 150) {
  return Array.from({ length: count }, (_, index) => ({
    personId: personId(from + index * 5),
    isAdmin: false,
  }));
}
