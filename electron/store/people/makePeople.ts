import { v7 as uuid } from 'uuid';
import { commandIdSchema, type PersonId } from '#shared/domain/ids.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import { fold } from '../text/fold.ts';
import { findAddressHolder } from './findAddressHolder.ts';

/** Somebody made here, with the id they have from now on. */
export interface PersonToMake {
  personId: PersonId;
  person: NewPerson;
}

/**
 * Makes people as part of an edit, inside the caller's transaction: the rows that are shown and searched, what is to be
 * sent, and its copies in activity (P1). Throws MusterError `conflict` where somebody here has an e-mail already
 * (`details.personId`), or two of them have the same.
 */
export function makePeople(
  rows: Rows,
  people: readonly PersonToMake[],
  { editRow, at }: { editRow: RowId; at: Instant },
  touched: Touched,
): void {
  refuseTakenAddresses(rows, people);
  for (const { personId, person } of people) {
    const commandUid = commandIdSchema.parse(uuid());
    const personRow = rows.people.insertNew(personId, {
      ...person,
      otherEmails: '[]',
      status: 'active',
      attributes: '{}',
    });
    rows.newPeople.insert({ personRow, personId, commandUid, editRow, person, at });
    rows.activity.recordPerson({ editRow, commandUid, personId, person, at });
  }
  touched.people();
  touched.changes();
}

function refuseTakenAddresses(rows: Rows, people: readonly PersonToMake[]): void {
  const wanted = new Map<string, NewPerson>();
  for (const { person } of people) {
    if (person.email === null) continue;
    const address = fold(person.email);
    const other = wanted.get(address);
    if (other !== undefined) {
      throw new MusterError(
        'conflict',
        `${other.name} and ${person.name} cannot both have the e-mail address ${person.email}.`,
        { email: person.email, names: [other.name, person.name] },
      );
    }
    wanted.set(address, person);
  }
  const taken = findAddressHolder(rows, new Set(wanted.keys()));
  if (taken === null) return;
  const { uid, name } = taken.holder;
  throw new MusterError('conflict', `${name} has this e-mail address already.`, {
    personId: uid,
    name,
    email: wanted.get(taken.address)?.email ?? taken.address,
  });
}
