import type { GroupMember } from '#shared/domain/group.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { Stay } from '#shared/domain/stay.ts';
import { instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { lookedAt } from './organisation.ts';

const dayMs = 24 * 3_600_000;

/** Who is in a group, also one that was deleted, and for every second of them somebody who was. */
export function staysOf(outbox: FakeOutbox, groupId: GroupId): Stay[] {
  const now = outbox.group(groupId)?.members;
  const before = outbox.organisation.groups.get(groupId)?.members;
  if (now === undefined && before === undefined) {
    throw new MusterError('notFound', 'This group is no longer here.');
  }
  const members = now ?? new Map<PersonId, GroupMember>();
  const stays: Stay[] = [];
  // Where the provider dates nothing, whatever is known was observed.
  const isObserved = [...members.values()].some(({ joinedAt }) => joinedAt === null);
  const noDates = { datesFrom: 'server', leftAt: null, leftFrom: null } as const;
  for (const [id, { isAdmin, joinedAt }] of members) {
    const person = outbox.organisation.people.get(id);
    const datesFrom = before?.has(id) !== true ? 'edit' : isObserved ? 'observed' : 'server';
    if (person !== undefined) stays.push({ person, isAdmin, joinedAt, ...noDates, datesFrom });
  }
  for (const [id, { isAdmin, joinedAt }] of before ?? []) {
    const person = outbox.organisation.people.get(id);
    if (person === undefined || members.has(id)) continue;
    const leftAt = instantOf(lookedAt);
    stays.push({ person, isAdmin, joinedAt, ...noDates, leftAt, leftFrom: 'edit' });
  }
  const everybody = [...outbox.organisation.people.values()];
  for (let n = 0; n < (now ?? before ?? members).size / 2; n += 1) {
    const person = everybody[(n * 13 + 5) % everybody.length];
    if (person === undefined) continue;
    const left = lookedAt - (n * 11 + 3) * dayMs;
    stays.push({
      person,
      isAdmin: n % 9 === 4,
      joinedAt: instantOf(left - (80 + ((n * 37) % 400)) * dayMs),
      datesFrom: isObserved ? 'observed' : 'server',
      leftAt: instantOf(left),
      leftFrom: isObserved || n % 3 === 0 ? 'observed' : 'server',
    });
  }
  const lastEvent = ({ joinedAt, leftAt }: Stay) => leftAt ?? joinedAt ?? '';
  return stays.sort((one, other) => (lastEvent(one) < lastEvent(other) ? 1 : -1));
}
