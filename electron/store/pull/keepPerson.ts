import { type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { recognisePerson } from '../people/recognisePerson.ts';
import type { PersonFields, PersonRow } from '../repositories/personRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { RemotePerson } from '../syncPorts.ts';

/** Keeps the server's copy of a person: of somebody made here, somebody known, or somebody new. Returns the row. */
export function keepPerson(rows: Rows, person: RemotePerson, at: Instant, touched: Touched): RowId {
  const own = madeHere(rows, person.clientId);
  if (own !== null) recognisePerson(rows, own, person.memberKey, at, touched);
  const fields: PersonFields = {
    name: person.name,
    email: person.email,
    phone: person.phone,
    otherEmails: JSON.stringify(person.otherEmails),
    status: person.status,
    attributes: JSON.stringify(person.attributes),
  };
  const known = rows.people.byMemberKey(person.memberKey);
  if (known === null) {
    touched.people();
    return rows.people.insert(person.memberKey, fields).id;
  }
  if (!isSame(known, fields)) {
    touched.people();
    rows.people.update(known.id, fields);
  }
  return known.id;
}

/** The person here to whom an id of ours belongs, while the server's key for them is not known. */
function madeHere(rows: Rows, clientId: string | null): { id: RowId; uid: PersonId } | null {
  const uid = personIdSchema.safeParse(clientId);
  const id = uid.success ? rows.people.keyless(uid.data) : null;
  return uid.success && id !== null ? { id, uid: uid.data } : null;
}

function isSame(row: PersonRow, fields: PersonFields): boolean {
  return (
    row.name === fields.name &&
    row.email === fields.email &&
    row.phone === fields.phone &&
    row.otherEmails === fields.otherEmails &&
    row.status === fields.status &&
    row.attributes === fields.attributes
  );
}
