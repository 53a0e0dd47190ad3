import fc from 'fast-check';

/** What can happen around one group whose server may tell of the past; small numbers stand for people. */
export type HistoryStep =
  | { kind: 'join' | 'leave'; person: number }
  /**
   * The group is read. `history`: told whole, in part (a bit for each stay), as a mess of repetitions and garbage, or not
   * asked. `lag`: somebody leaves between the reading of the members and that of the history.
   */
  | {
      kind: 'look';
      history: 'whole' | 'part' | 'mess' | 'absent';
      bits: number;
      lag: number | null;
    }
  /** An edit here, unsent until the next push. */
  | { kind: 'add' | 'take'; person: number }
  /** Everything wanted here reaches the server and is read back with its history. */
  | { kind: 'push' }
  | { kind: 'restart' };

const person = fc.nat({ max: 3 });
const length = { minLength: 4, maxLength: 25, size: 'max' } as const;

const there: fc.Arbitrary<HistoryStep> = fc.record({
  kind: fc.constantFrom('join' as const, 'leave' as const),
  person,
});
const look: fc.Arbitrary<HistoryStep> = fc.record({
  kind: fc.constant('look' as const),
  history: fc.constantFrom('whole' as const, 'part' as const, 'mess' as const, 'absent' as const),
  bits: fc.nat(),
  lag: fc.option(person, { nil: null, freq: 4 }),
});
const here: fc.Arbitrary<HistoryStep> = fc.oneof(
  fc.record({ kind: fc.constantFrom('add' as const, 'take' as const), person }),
  fc.constant({ kind: 'push' as const }),
  fc.constant({ kind: 'restart' as const }),
);

/** Only others do something; this side looks. */
export const watchedSteps = fc.array(
  fc.oneof({ weight: 3, arbitrary: there }, { weight: 2, arbitrary: look }),
  length,
);

/** Both sides do something. */
export const sharedSteps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: there },
    { weight: 3, arbitrary: look },
    { weight: 2, arbitrary: here },
  ),
  length,
);
