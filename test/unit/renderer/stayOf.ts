import { personIdSchema } from '#shared/domain/ids.ts';
import type { Stay } from '#shared/domain/stay.ts';
import { instantOf } from '#shared/domain/time.ts';
import { uuid } from './changeOf.ts';

/** A stay with everything a test does not care about filled in. */
export function stayOf(n: number, rest: Partial<Stay> = {}): Stay {
  return {
    person: {
      id: personIdSchema.parse(uuid(1, n)),
      memberKey: `k${n}`,
      name: `Person ${n}`,
      email: null,
      phone: null,
      status: 'active',
    },
    isAdmin: false,
    joinedAt: instantOf(n * 1000),
    datesFrom: 'server',
    leftAt: null,
    leftFrom: null,
    ...rest,
  };
}
