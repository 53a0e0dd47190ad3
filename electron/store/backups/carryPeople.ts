import type { CommandId, PersonId } from '#shared/domain/ids.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';
import type { Touched } from '../database/storeDatabase.ts';
import { recognisePerson } from '../people/recognisePerson.ts';
import type { StoredNewPerson } from '../repositories/newPersonRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import type { ActivityOutcome } from '../schema/ownTables.ts';
import type { NewPersonState, StoredFailure } from '../syncPorts.ts';
import type { CarryRows } from './carryRows.ts';
import type { Placing } from './placeSalvaged.ts';
import { planOutbox } from './planOutbox.ts';
import type { Salvage, SalvagedMaking } from './salvage.ts';

interface Parts {
  rows: Rows;
  carried: CarryRows;
  placing: Placing;
  touched: Touched;
  at: Instant;
}

/** People to be made in the new file; `write` puts them there once the edits have their numbers. */
export interface CarriedPeople {
  pending: ReadonlySet<CommandId>;
  recovered: number;
  toCheck: number;
  write(): void;
  /** Takes away who was given up since the copy was made, once no group has them any more. */
  removeGivenUp(): void;
}

interface Pending {
  making: SalvagedMaking | StoredNewPerson;
  state: NewPersonState;
}

/**
 * Decides which people are still to be made after a copy has taken the place of a data file, by the rules of the outbox
 * (`planOutbox`), and sees to their rows, which the edits of groups name. Who was made since gets the server's key.
 */
export function carryPeople(
  parts: Parts,
  salvage: Salvage,
  { isDamaged, unsure }: { isDamaged: boolean; unsure: StoredFailure },
): CarriedPeople {
  const { rows, carried, placing, touched, at } = parts;
  const copied = rows.newPeople.all();
  const plan = planOutbox({
    present: salvage.makings,
    noted: isDamaged ? openInActivity(salvage) : [],
    outcomes: outcomesOf(salvage),
    copied: copied.map((making) => ({
      uid: making.commandUid,
      at: Date.parse(making.at),
      making,
    })),
    isWhole: isDamaged && salvage.areMakingsWhole && salvage.unreadable.length === 0,
  });
  const pending: Pending[] = [];
  for (const item of plan.pending) {
    const making = item.from === 'copy' ? item.row.making : item.row;
    // The copy is the newer one, and knows them as made: their row would wait for a key that they have.
    if (rows.people.memberKeyOf(making.personId) !== null) continue;
    const known = item.from === 'present' ? item.row.state : null;
    pending.push({ making, state: known === 'sending' ? 'queued' : (known ?? 'parked') });
  }
  const givenUp: RowId[] = [];
  for (const making of copied) {
    const outcome = plan.left.get(making.commandUid);
    if (outcome === undefined) continue;
    if (outcome !== 'sent') givenUp.push(making.personRow);
    else if (!wasRecognised(parts, salvage, making)) {
      // Made, and nobody can tell under which key: asking again finds them.
      pending.push({ making, state: 'parked' });
      continue;
    }
    rows.newPeople.remove(making.personRow);
    rows.activity.finish(making.commandUid, outcome, at);
  }
  for (const { making } of pending) {
    if (rows.people.rowOf(making.personId) !== null) continue;
    const fields = { otherEmails: '[]', status: 'active' as const, attributes: '{}' };
    carried.insertPerson(making.personId, { memberKey: null, ...making.person, ...fields });
  }

  function writeOne({ making, state }: Pending): void {
    const { personId, person } = making;
    const personRow = rows.people.rowOf(personId);
    if (personRow === null) return;
    const uid = 'uid' in making ? making.uid : making.commandUid;
    const madeAt = 'uid' in making ? instantOf(making.at) : making.at;
    const editRow = 'uid' in making ? placing.edit(making.editRow, making.at).id : making.editRow;
    rows.newPeople.remove(personRow);
    rows.newPeople.insert({ personRow, personId, commandUid: uid, editRow, person, at: madeAt });
    const written = rows.newPeople.ofCommand(uid);
    if (written === null) return;
    rows.newPeople.update(
      state === 'parked' && !wasRefused(making)
        ? { ...written, state, attempts: Math.max(1, making.attempts), lastFailure: unsure }
        : { ...written, state, ...tried(making) },
    );
    if (carried.hasCommand(uid)) carried.reopenCommand(uid);
    else rows.activity.recordPerson({ editRow, commandUid: uid, personId, person, at: madeAt });
    touched.people();
  }

  const isSure = ({ making, state }: Pending) => state !== 'parked' || wasRefused(making);
  return {
    pending: new Set(
      pending.map(({ making }) => ('uid' in making ? making.uid : making.commandUid)),
    ),
    recovered: pending.filter(isSure).length,
    toCheck: pending.filter((one) => !isSure(one)).length,
    write() {
      for (const one of pending) writeOne(one);
    },
    removeGivenUp() {
      for (const personRow of givenUp) carried.removePerson(personRow);
    },
  };
}

/** Parked in the file that goes, with a reason of its own. */
function wasRefused(making: Pending['making']): boolean {
  return 'uid' in making && making.state === 'parked' && making.failure !== null;
}

function tried(making: Pending['making']) {
  if (!('uid' in making)) {
    const { attempts, nextAttemptAt, lastFailure } = making;
    return { attempts, nextAttemptAt, lastFailure };
  }
  const { attempts, nextAttemptAt, failure } = making;
  return {
    attempts,
    nextAttemptAt: nextAttemptAt === null ? null : instantOf(nextAttemptAt),
    lastFailure: failure,
  };
}

/** Whether the file that goes knows the server's key for somebody whom the copy still calls unmade. */
function wasRecognised(
  { rows, touched, at }: Parts,
  { people }: Salvage,
  { personId, personRow }: StoredNewPerson,
): boolean {
  const memberKey = people.get(personId)?.memberKey ?? null;
  if (memberKey === null) return false;
  recognisePerson(rows, { id: personRow, uid: personId }, memberKey, at, touched);
  return true;
}

function outcomesOf({ entries }: Salvage): Map<CommandId, ActivityOutcome> {
  return new Map(
    entries.flatMap(({ commandUid, made, outcome }) =>
      commandUid === null || made === null || outcome === null ? [] : [[commandUid, outcome]],
    ),
  );
}

/** People whose copy in activity has no end, where the table of those to be made cannot be read. */
function openInActivity({ entries }: Salvage): SalvagedMaking[] {
  return entries.flatMap(({ commandUid: uid, made, outcome, editRow, at }) =>
    uid === null || made === null || outcome !== null || editRow === null
      ? []
      : [unknownMaking({ uid, editRow, at, ...made })],
  );
}

function unknownMaking(
  known: Pick<SalvagedMaking, 'uid' | 'editRow' | 'at' | 'person'> & { personId: PersonId },
): SalvagedMaking {
  const { uid, at, person } = known;
  const unknown = { state: null, attempts: 1, nextAttemptAt: null, failure: null };
  return { ...known, ...unknown, raw: { uid, at, ...person } };
}
