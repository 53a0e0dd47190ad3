import { personIdSchema } from '#shared/domain/ids.ts';
import type { ImportPerson } from '#shared/domain/importing.ts';
import type { PastedCandidate } from '#shared/domain/pastedPeople.ts';
import { uuid } from './changeOf.ts';

/** Somebody of a file who may be one of those found, each in their own way. */
export function filePerson(person: number, ...foundBy: PastedCandidate['foundBy'][]): ImportPerson {
  return {
    person,
    lines: [person + 2],
    name: `Person ${person}`,
    email: null,
    phone: null,
    outcome: 'ambiguous',
    candidates: foundBy.map((found, index) => ({
      id: personIdSchema.parse(uuid(1, person * 10 + index)),
      memberKey: null,
      name: `Somebody ${index}`,
      email: null,
      phone: null,
      status: 'active',
      isMember: false,
      foundBy: found,
    })),
    choice: null,
  };
}
