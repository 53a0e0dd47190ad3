import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { RosterRow, RosterSort } from '#shared/domain/roster.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { type FakeOutbox, peopleOf } from './fakeOutbox.ts';

export const collator = new Intl.Collator('en', { sensitivity: 'base' });

export function contains(field: string | null, text: string): boolean {
  return field?.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()) ?? false;
}

export function rosterOf(
  outbox: FakeOutbox,
  groupId: GroupId,
  filter: string,
  sort: RosterSort,
): RosterRow[] {
  const group = outbox.group(groupId);
  if (group === null) throw new MusterError('notFound', 'This group is no longer here.');
  const touched = new Set<PersonId>(
    outbox.pending.flatMap(({ command }) => (command.groupId === groupId ? peopleOf(command) : [])),
  );
  const rows: RosterRow[] = [];
  for (const [id, { isAdmin, joinedAt }] of group.members) {
    const person = outbox.organisation.people.get(id);
    if (person === undefined) continue;
    if (![person.name, person.email, person.phone].some((field) => contains(field, filter)))
      continue;
    rows.push({
      ...person,
      isAdmin,
      joinedAt,
      leftAt: null,
      datesFrom: 'server',
      syncMark: touched.has(id) ? outbox.markOfPerson(groupId, id) : 'synced',
    });
  }
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const textOf = (row: RosterRow) => {
    if (sort.key === 'role') return row.isAdmin ? 'a' : 'b';
    return row[sort.key] ?? '';
  };
  return rows.sort(
    (one, other) =>
      sign * collator.compare(textOf(one), textOf(other)) || collator.compare(one.name, other.name),
  );
}
