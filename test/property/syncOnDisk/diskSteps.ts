import fc from 'fast-check';
import {
  type Alphabet,
  type Change,
  changes,
  historyOf,
  type Step,
  weightedSteps,
} from '../sync/steps.ts';

/** What may happen at an await of a run, beside what happens there in memory. */
export type LocalAction =
  | { kind: 'undo'; back: number }
  | { kind: 'redo'; back: number }
  | { kind: 'resolve'; which: number; choice: number }
  | { kind: 'discard' | 'retry'; which: number }
  | { kind: 'pause' | 'offline' | 'crash' | 'quit' };

/** What only a store on disk can do, beside everything that one in memory can. */
export type DiskStep =
  | Step
  | { kind: 'undo' | 'undoAny' | 'redo'; laptop: number; back: number }
  | { kind: 'resolve'; laptop: number; which: number; choice: number }
  /** The user decides about any edit that is not under way. */
  | { kind: 'choose'; laptop: number; how: 'retry' | 'discard'; which: number }
  /** People leave one group for another, in one edit. */
  | { kind: 'move'; laptop: number; from: number; to: number; members: string[] }
  | { kind: 'crash'; laptop: number }
  | { kind: 'focus'; laptop: number; group: number | null }
  | {
      kind: 'amid';
      laptop: number;
      place: number;
      since: 'start' | 'write';
      action: LocalAction;
    }
  /** Both sides edit the same group, differently, before they hear of each other. */
  | { kind: 'clash'; laptop: number; group: number; about: Clash; member: string }
  /** Others edit on the server between two pages of a list. */
  | { kind: 'betweenPages'; laptop: number; page: number; changes: Change[] };

const clashes = ['name', 'description', 'deleted', 'removed', 'full'] as const;
export type Clash = (typeof clashes)[number];

export interface DiskAlphabet extends Alphabet {
  /** Whether edits are given up by more than undoing them. */
  hasDecisions: boolean;
}

const nat = (max: number) => fc.nat({ max });

/** Histories for laptops with a store on disk. */
export function diskHistories(alphabet: DiskAlphabet): fc.Arbitrary<DiskStep[]> {
  return historyOf(fc.oneof(...weightedSteps(alphabet), ...moreSteps(alphabet)));
}

function moreSteps(alphabet: DiskAlphabet): fc.WeightedArbitrary<DiskStep>[] {
  const { laptops, members, elsewhere, elsewhereMembers, hasDecisions } = alphabet;
  const laptop = nat(laptops - 1);
  const some = fc.uniqueArray(fc.constantFrom(...members), { minLength: 1, maxLength: 3 });
  const undoing: LocalAction['kind'][] = [
    'undo',
    'undo',
    'redo',
    'pause',
    'offline',
    'crash',
    'quit',
  ];
  const settling: LocalAction['kind'][] = ['resolve', 'resolve', 'discard', 'retry'];
  const action: fc.Arbitrary<LocalAction> = fc
    .tuple(fc.constantFrom(...undoing, ...(hasDecisions ? settling : [])), nat(3), nat(2))
    .map(([kind, which, choice]) => actionOf(kind, which, choice));
  const always: fc.WeightedArbitrary<DiskStep>[] = [
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('undo'), laptop, back: nat(3) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('redo'), laptop, back: nat(2) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash'), laptop }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('move'),
        laptop,
        from: nat(5),
        to: nat(5),
        members: some,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('focus'),
        laptop,
        group: fc.option(nat(5), { nil: null }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('amid'),
        laptop,
        place: fc.integer({ min: 1, max: 12 }),
        since: fc.constantFrom('start', 'write', 'write'),
        action,
      }),
    },
  ];
  const decisions: fc.WeightedArbitrary<DiskStep>[] = [
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('undoAny'), laptop, back: nat(3) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('resolve'),
        laptop,
        which: nat(2),
        choice: nat(2),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('clash'),
        laptop,
        group: nat(5),
        about: fc.constantFrom(...clashes),
        member: fc.constantFrom(...elsewhereMembers),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('choose'),
        laptop,
        how: fc.constantFrom('retry', 'discard'),
        which: nat(4),
      }),
    },
  ];
  const shuffled: fc.WeightedArbitrary<DiskStep>[] = [
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('betweenPages'),
        laptop,
        page: fc.integer({ min: 1, max: 4 }),
        changes: fc.array(changes(elsewhereMembers, elsewhere), { minLength: 1, maxLength: 4 }),
      }),
    },
  ];
  return [...always, ...(hasDecisions ? decisions : []), ...(elsewhere.length > 0 ? shuffled : [])];
}

function actionOf(kind: LocalAction['kind'], which: number, choice: number): LocalAction {
  switch (kind) {
    case 'undo':
    case 'redo':
      return { kind, back: which };
    case 'resolve':
      return { kind, which, choice };
    case 'discard':
    case 'retry':
      return { kind, which };
    default:
      return { kind };
  }
}
