import type { Store } from '#electron/store/store.ts';
import type { Intent } from '#shared/commands/command.ts';
import { type GroupId, type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';
import { largest } from './fullSize.ts';
import { type BenchRow, timed, within } from './measure.ts';
import { seededRandom } from './organisation.ts';

export function commitEdits(store: Store): BenchRow[] {
  const random = seededRandom(11);
  const groups = store.listGroups({ search: '', limit: 1000, cursor: null }).items;
  const people = store.searchPeople({
    text: '',
    forGroupId: null,
    limit: 5000,
    cursor: null,
  }).items;
  const edit = (groupId: GroupId) => {
    const personId: PersonId = personIdSchema.parse(
      people[Math.floor(random() * people.length)]?.id,
    );
    const choices: Intent[] = [
      { name: 'addMembers', args: { members: [{ personId, isAdmin: false }] } },
      { name: 'updateGroup', args: { name: `Renamed ${Math.floor(random() * 1e9)}` } },
      { name: 'removeMembers', args: { personIds: [personId] } },
      { name: 'setAdmin', args: { personIds: [personId], isAdmin: true } },
    ];
    const intent = choices[Math.floor(random() * choices.length)];
    if (intent === undefined) return;
    store.commitEdit({ intents: [{ groupId, intent }], at: instantOf(Date.now()) });
  };
  // Every group is met for the first time, when its copy is kept, and again later.
  const anywhere = timed(3000, (n) => {
    const groupId = groups[n % groups.length]?.id;
    if (groupId !== undefined) edit(groupId);
  });
  const { id: groupId } = largest(store);
  const inLargest = timed(300, () => edit(groupId));
  return [
    ...within('commit an edit, any group', anywhere, 10),
    ...within('commit an edit, roster of 5,000', inLargest, 10),
  ];
}
