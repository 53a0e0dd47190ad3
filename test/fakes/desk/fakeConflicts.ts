import { type Conflict, choicesFor } from '#shared/domain/conflict.ts';
import { conflictIdSchema, type PersonId } from '#shared/domain/ids.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';
import { type FakeOutbox, type Pending, peopleOf } from './fakeOutbox.ts';
import { lookedAt, uuid } from './organisation.ts';

/** An open conflict: what the server says, and the edits it holds up. */
export interface FakeConflict {
  id: Conflict['id'];
  kind: Conflict['kind'];
  held: Pending[];
  foundAt: Instant;
  base: string | null;
  mine: string | null;
  theirs: string | null;
}

type Sides = Partial<Pick<FakeConflict, 'base' | 'mine' | 'theirs'>>;

let found = 0;

/** Puts edits into a conflict, as a pull or a refused push does. */
export function addConflict(
  outbox: FakeOutbox,
  kind: Conflict['kind'],
  held: readonly Pending[],
  sides: Sides,
): void {
  const isRefusal = kind === 'groupFull' || kind === 'permissionLost';
  for (const entry of held) {
    entry.state = isRefusal ? 'parked' : 'conflict';
    if (kind === 'permissionLost') entry.serverMessage = sides.theirs ?? null;
  }
  outbox.conflicts.push({
    id: conflictIdSchema.parse(uuid(9, ++found)),
    kind,
    held: [...held],
    foundAt: instantOf(lookedAt - 8 * 60_000),
    base: null,
    mine: null,
    theirs: null,
    ...sides,
  });
}

/** Open conflicts as `conflicts.list` tells them. */
export function conflictsOf(outbox: FakeOutbox): Conflict[] {
  return outbox.conflicts.flatMap(({ held, ...conflict }) => {
    const [first] = held;
    if (first === undefined) return [];
    const isAboutPeople = conflict.kind === 'memberRemoved' || conflict.kind === 'groupFull';
    const people: PersonId[] = isAboutPeople
      ? [...new Set(held.flatMap(({ command }) => peopleOf(command)))]
      : [];
    return {
      ...conflict,
      groupId: first.command.groupId,
      groupName: outbox.nameOf(first.command),
      commandIds: held.map(({ command }) => command.id),
      peopleCount: people.length,
      peopleNames: people.slice(0, 3).map((id) => outbox.organisation.people.get(id)?.name ?? ''),
      choices: [...choicesFor(conflict.kind)],
    };
  });
}
