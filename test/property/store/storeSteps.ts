import fc from 'fast-check';

/** What can happen to a store, in small numbers that the run turns into groups, people and rows that exist. */
export type Step =
  | { kind: 'edit'; group: number; what: number; people: number[]; text: string }
  /** New people made and put into a group with others, as one edit. */
  | { kind: 'editMixed'; group: number; newPeople: number; people: number[] }
  /** What becomes of the making of somebody new at the server. */
  | { kind: 'making'; row: number; how: number }
  /** Another wish in the place of a pending one. */
  | { kind: 'amend'; row: number; people: number; text: string }
  | { kind: 'undo'; edit: number }
  | { kind: 'redo'; edit: number }
  | { kind: 'discard'; row: number }
  | { kind: 'retry'; row: number }
  | { kind: 'serverEdit'; group: number; what: number; people: number[]; text: string }
  | { kind: 'pull'; engine: number; pages: number }
  | { kind: 'push'; group: number; how: number }
  /** Deleted on the server while it may have unsent edits here, and noticed. */
  | { kind: 'deleteThere'; group: number }
  | { kind: 'restart' };

const small = fc.nat({ max: 7 });
const people = fc.array(small, { minLength: 1, maxLength: 3 });
const text = fc.constantFrom('Kitchen', 'Garden', 'Choir', 'Łódź', '%', 'a"b');

export const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      group: small,
      what: small,
      people,
      text,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('editMixed' as const),
      group: small,
      newPeople: fc.integer({ min: 1, max: 3 }),
      people: fc.array(small, { maxLength: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('making' as const), row: small, how: small }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('amend' as const),
      row: small,
      people: fc.nat({ max: 2 }),
      text,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('undo' as const), edit: fc.nat({ max: 5 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('redo' as const), edit: fc.nat({ max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('discard' as const), row: small }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('retry' as const), row: small }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('serverEdit' as const),
      group: small,
      what: fc.nat({ max: 9 }),
      people,
      text,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pull' as const),
      engine: fc.nat({ max: 3 }),
      pages: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('push' as const), group: small, how: small }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('deleteThere' as const), group: small }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);
