import { personIdSchema } from '#shared/domain/ids.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import { instantOf } from '#shared/domain/time.ts';

const personId = personIdSchema.parse('01940000-0000-7000-8000-000000000001');

/** A person on a roster, with what the test cares about. */
export function rosterRow(fields: Partial<RosterRow> = {}): RosterRow {
  return {
    id: personId,
    memberKey: 'user-1',
    name: 'Ada Lovelace',
    email: 'ada@example.org',
    phone: '+44 20 7946 0101',
    status: 'active',
    isAdmin: false,
    joinedAt: instantOf(Date.UTC(2025, 2, 9, 12)),
    leftAt: null,
    datesFrom: 'server',
    syncMark: 'synced',
    attributes: {},
    ...fields,
  };
}
