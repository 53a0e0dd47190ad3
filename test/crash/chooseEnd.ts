import type { Random } from '#electron/sandbox/random/seededRandom.ts';
import type { Shot } from './childProcess.ts';
import type { KillPoint } from './plan.ts';

/** Effects that are rare, or over in a moment: aimed at, or they would hardly ever be hit. */
const aims: readonly (readonly [label: string, most: number])[] = [
  ['inside commitEdit', 6],
  ['before commitEdit', 6],
  ['after commitEdit', 6],
  ['before undoEdit', 1],
  ['after undoEdit', 1],
  ['inside changeLane', 20],
  ['before changeLane', 20],
  ['after changeLane', 20],
  ['inside applyGroupsPage', 12],
  ['before applyGroupsPage', 1],
  ['after applyGroupsPage', 1],
  ['inside applyPeoplePage', 17],
  ['before finishGroupsPull', 1],
  ['after finishGroupsPull', 1],
  ['after recoverSending', 2],
  ['after recordCycle', 3],
  ['committed', 20],
  ['before write request', 10],
  ['after write answer', 10],
  ['after write body', 10],
  ['after read answer', 15],
];

/** How many boundaries a first life passes at least while it makes the tables of a new file. */
const migrationStatements = 25;

/** Half the processes end at a boundary drawn from all, some at one that is aimed at, some at any moment at all. */
export function chooseEnd(
  random: Random,
  isFirstLife: boolean,
): { killAt: KillPoint; shot: Shot | null } {
  const draw = random();
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  if (isFirstLife && draw < 0.5) {
    return { killAt: { label: null, count: upTo(migrationStatements) }, shot: null };
  }
  if (draw < 0.4) return { killAt: { label: null, count: upTo(250) }, shot: null };
  if (draw < 0.8) {
    const [label, most] = aims[Math.floor(random() * aims.length)] ?? ['committed', 1];
    return { killAt: { label, count: upTo(most) }, shot: null };
  }
  const shot: Shot =
    random() < 0.25
      ? { after: 'opening', delayMs: random() * 12 }
      : { after: 'opened', delayMs: random() * 120 };
  return { killAt: null, shot };
}
