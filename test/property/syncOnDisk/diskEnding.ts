import { mustBe, mustEqual } from '../sync/mustEqual.ts';
import { plain } from '../sync/world.ts';
import { checkAfterwards, checkWorld, type DiskWorld, type Seat } from './diskWorld.ts';
import type { LaptopUser } from './laptopUser.ts';
import { passDay } from './takeDiskStep.ts';

const needsSomebody = ['parked', 'conflict'];
const patientRounds = 3;
/** The place of `takeTheirs` among the choices of any conflict. */
const theirs = 1;

/**
 * Everything goes well from now on, and whatever needs somebody is decided: conflicts by the choices drawn, refused
 * edits by giving them up. All laptops and the server must hold the same then.
 */
export async function endOnDisk(world: DiskWorld, choices: readonly number[] = [0]): Promise<void> {
  let decisions = 0;
  let hasPatience = true;
  const nextChoice = () => {
    decisions += 1;
    // A full group stays full, however often it is tried again.
    return hasPatience ? (choices[decisions % Math.max(1, choices.length)] ?? 0) : theirs;
  };
  world.feedServer?.feed.mend();
  for (const seat of world.seats) {
    const { user, remote } = seat;
    if (world.feedServer !== null) passDay(seat);
    const engine = user.laptop.engine();
    await remote.clearFaults();
    remote.onAwait = null;
    user.laptop.setNetwork(true);
    engine.setOffline(false);
    engine.resume();
    engine.credentialsChanged();
  }
  // One laptop's decision may be the other's next conflict, but every round decides something for good.
  for (let round = 0; round < 12; round += 1) {
    let isQuiet = true;
    hasPatience = round < patientRounds;
    for (const seat of world.seats) {
      await sync(seat);
      if (settleAll(seat.user, nextChoice)) isQuiet = false;
      await sync(seat);
      checkWorld(world);
    }
    if (isQuiet && round > 0) break;
  }
  for (const seat of world.seats) await checkEqual(seat, world);
  mustEqual(checkAfterwards(world), [], 'damaged files');
}

async function sync({ user, comeToRest }: Seat): Promise<void> {
  user.laptop.engine().requestSync();
  await comeToRest();
}

/** Whether there was anything to decide. */
function settleAll(user: LaptopUser, nextChoice: () => number): boolean {
  let hasDecided = false;
  for (let limit = 0; limit < 40; limit += 1) {
    const isResolved = user.resolve(0, nextChoice());
    // Somebody whom other edits name stays until those are gone.
    const isDone =
      isResolved || [0, 1, 2].some((which) => user.decide('discard', which, needsSomebody));
    if (!isDone) break;
    hasDecided = true;
  }
  return hasDecided;
}

async function checkEqual({ user, comeToRest }: Seat, world: DiskWorld): Promise<void> {
  const { laptop } = user;
  // At rest again: by its own clock, the next pull may have begun.
  const { phase } = await comeToRest();
  mustEqual(laptop.tables().rows(), [], `nothing is left in the outbox (${phase})`);
  mustEqual([...laptop.tables().makings()], [], 'nobody is left to be made');
  mustEqual(phase, 'upToDate', '[P7]');
  const keys = new Map([...laptop.tables().people()].map(([key, id]) => [String(id), key]));
  const shown = laptop
    .tables()
    .groups()
    .flatMap(({ remoteId, view }) => {
      const state = plain(view);
      if (state === null) return [];
      mustBe(remoteId !== null, 'a group that was sent has its id');
      const members = state.members.map((line) => {
        const [id = '', flag] = line.split(' ');
        return `${keys.get(id)} ${flag}`;
      });
      return [[String(remoteId), { ...state, members: members.sort() }] as const];
    });
  mustEqual(new Map(shown), await world.contents(), 'the laptop and the server hold the same');
}
