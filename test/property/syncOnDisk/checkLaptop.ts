import { rebase } from '#shared/commands/rebase.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Deed } from '#test/fakes/fakeGroupsServer.ts';
import { checkEnd } from '../sync/evidence.ts';
import { mustBe, mustEqual } from '../sync/mustEqual.ts';
import { plain } from '../sync/world.ts';
import { lieOf } from './diskLaptop.ts';
import type { LaptopUser } from './laptopUser.ts';

/** What must hold of a laptop at any moment, from its tables alone. */
export function checkLaptop(user: LaptopUser): void {
  const { laptop } = user;
  const [complaint] = laptop.complaints;
  if (complaint !== undefined) throw complaint;
  user.noteRemoteIds();
  checkGroups(user);
  checkOutbox(user);
  const found = Object.entries(laptop.tables().faults()).filter(([, count]) => count > 0);
  mustEqual(found, [], 'what no file may hold');
  checkStatus(user);
}

function checkGroups({ laptop }: LaptopUser): void {
  for (const { view, base, rows } of laptop.tables().groups()) {
    // Without unsent edits the view is the copy, and a copy beside it is found among the file's faults.
    if (rows.length === 0) continue;
    const folded = rebase(
      base,
      rows.map(({ command }) => command),
    );
    mustEqual(plain(view), plain(folded), '[I1] view = pending edits on the base');
  }
}

/** [P2] What was accepted is in the outbox, or activity says how it left, and that is what happened. */
function checkOutbox({ laptop, committed, givenUp }: LaptopUser): void {
  const tables = laptop.tables();
  const outcomes = tables.outcomes();
  const waiting = new Set(tables.rows().map(({ id }) => id));
  const settled = new Set(
    laptop.ends.filter(({ how }) => how.kind === 'settled').map(({ row }) => row.command.id),
  );
  for (const id of waiting) mustBe(committed.has(id), 'nobody made this edit');
  for (const [id, { command }] of committed) {
    if (waiting.has(id)) continue;
    const outcome = outcomes.get(id) ?? null;
    const isTrue = outcome === 'sent' ? settled.has(id) : outcome !== null && givenUp.has(id);
    mustBe(isTrue, `[P2] gone as ${outcome}: ${JSON.stringify(command)}`);
  }
}

function checkStatus({ laptop }: LaptopUser): void {
  const status = laptop.engine().status();
  const lie = lieOf(status, laptop.tables());
  mustBe(lie === null, lie ?? '');
  const isHalted = ['offline', 'paused', 'signedOut', 'updateRequired'].includes(status.phase);
  const isRunning = status.phase === 'pulling' || status.phase === 'pushing';
  const tables = laptop.tables();
  const states = [...tables.rows().map(({ state }) => state), ...tables.makings().values()];
  const hasWork = states.some((state) => state !== 'parked' && state !== 'conflict');
  const hasPlan = isHalted || isRunning || status.nextAttemptAt !== null;
  mustBe(!hasWork || hasPlan, `[P8] ${states.join(', ')}, and ${JSON.stringify(status)}`);
}

/** [P2] What the engine has let go of since the last look has had its effect. */
export function checkEnds(
  { laptop, committed }: LaptopUser,
  deeds: readonly Deed[],
  from: number,
): void {
  const fresh = laptop.ends.slice(from);
  if (fresh.length === 0) return;
  const keys = new Map([...laptop.tables().people()].map(([key, id]) => [id, key]));
  const keyOf = (personId: PersonId) => keys.get(personId) ?? '';
  const all = [...committed.values()].map(({ seq, command }) => [seq, command] as const);
  for (const end of fresh) {
    checkEnd(end, { keyOf, server: { deeds }, laptopName: laptop.name, committed: all });
  }
}

/**
 * [P4] Every group this laptop made on the server is one it meant to make, and none was made twice: except one that
 * somebody else deleted, for where the answer to its creation was lost, nobody can tell that it ever was there.
 */
export function checkCreations(
  { laptop, committed, remoteIds }: LaptopUser,
  deeds: readonly Deed[],
): void {
  const made = deeds.filter(({ by, what }) => by === laptop.name && what.kind === 'created');
  const left = [...committed.values()]
    .filter(({ command }) => command.name === 'createGroup')
    .map(({ command }) => command.groupId);
  for (const { remoteId } of made) {
    const place = left.findIndex(
      (groupId) =>
        remoteIds.has(`${groupId} ${remoteId}`) || laptop.remoteIds.has(`${groupId} ${remoteId}`),
    );
    mustBe(place >= 0, `[P4] nobody wanted the group ${remoteId}`);
    const isDeletedThere = deeds.some(
      (deed) =>
        deed.remoteId === remoteId && deed.what.kind === 'deleted' && deed.by !== laptop.name,
    );
    if (!isDeletedThere) left.splice(place, 1);
  }
}
