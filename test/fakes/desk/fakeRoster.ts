import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { RosterOrder, RosterRow, RosterSort } from '#shared/domain/roster.ts';
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
  order: RosterOrder,
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
      attributes: {},
      datesFrom: 'server',
      syncMark: touched.has(id) ? outbox.markOfPerson(groupId, id) : 'synced',
    });
  }
  return sortRoster(rows, order);
}

/** As asked, then by name. */
export function sortRoster(rows: readonly RosterRow[], order: RosterOrder): RosterRow[] {
  return rows.toSorted((one, other) => {
    for (const { key, direction } of order) {
      const sign = direction === 'ascending' ? 1 : -1;
      const difference = collator.compare(textOf(one, key), textOf(other, key));
      if (difference !== 0) return sign * difference;
    }
    return collator.compare(one.name, other.name);
  });
}

function textOf(row: RosterRow, key: RosterSort['key']): string {
  switch (key) {
    case 'role':
      return row.isAdmin ? 'a' : 'b';
    case 'name':
    case 'email':
    case 'phone':
    case 'joinedAt':
    case 'status':
    case 'memberKey':
    case 'syncMark':
      return row[key] ?? '';
    default:
      return row.attributes[key.slice('attribute:'.length)] ?? '';
  }
}
