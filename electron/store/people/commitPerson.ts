import { v7 as uuid } from 'uuid';
import {
  commandIdSchema,
  editIdSchema,
  type PersonId,
  personIdSchema,
} from '#shared/domain/ids.ts';
import type { NewPerson } from '#shared/domain/newPerson.ts';
import type { Instant } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { decodeTexts } from '../codecs.ts';
import type { Touched } from '../database/storeDatabase.ts';
import type { EditRow } from '../repositories/editRows.ts';
import type { PersonRow } from '../repositories/personRows.ts';
import type { Rows } from '../repositories/rows.ts';
import { fold } from '../text/fold.ts';
import type { EditReceipt } from '../workspaceStore.ts';

/** Somebody made here. */
export interface MadePerson {
  person: NewPerson;
  at: Instant;
  /** The id they had before their making was withdrawn, and the edit that is made again. */
  again?: { personId: PersonId; redoOf: EditRow };
}

/**
 * Makes a person, inside the caller's transaction: the row that is shown and searched, what is to be sent, and its copy in
 * activity (P1). Throws MusterError `conflict` where somebody here has the e-mail already.
 */
export function commitPerson(
  rows: Rows,
  { person, at, again }: MadePerson,
  touched: Touched,
): EditReceipt & { personId: PersonId } {
  refuseKnownEmail(rows, person);
  const personId = again?.personId ?? personIdSchema.parse(uuid());
  const editId = editIdSchema.parse(uuid());
  const commandUid = commandIdSchema.parse(uuid());
  const editRow = rows.edits.insert({
    uid: editId,
    at,
    undoOf: null,
    redoOf: again?.redoOf ?? null,
  });
  const personRow = rows.people.insertNew(personId, {
    ...person,
    otherEmails: '[]',
    status: 'active',
    attributes: '{}',
  });
  rows.newPeople.insert({ personRow, personId, commandUid, editRow, person, at });
  rows.activity.recordPerson({ editRow, commandUid, personId, person, at });
  touched.people();
  touched.changes();
  return { editId, changed: 1, personId };
}

function refuseKnownEmail(rows: Rows, { email }: NewPerson): void {
  if (email === null) return;
  const wanted = fold(email);
  const known = rows.people.holding(wanted).find((row) => addressesOf(row).includes(wanted));
  if (known === undefined) return;
  throw new MusterError('conflict', `${known.name} has this e-mail address already.`, {
    personId: known.uid,
    name: known.name,
    email,
  });
}

function addressesOf({ email, otherEmails }: PersonRow): string[] {
  return [email ?? '', ...decodeTexts(otherEmails)].map(fold);
}
