import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Intent } from '#shared/commands/command.ts';
import { applyIntent, invertIntent, parseIntent } from '#shared/commands/registry.ts';
import type { GroupState } from '#shared/domain/group.ts';
import { type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';

const people: PersonId[] = Array.from({ length: 5 }, (_, index) =>
  personIdSchema.parse(`01890a5d-ac96-774b-bcce-00000000000${index}`),
);
const at = instantOf(1_700_000_000_000);

const personIds = fc.uniqueArray(fc.constantFrom(...people), { minLength: 1 });
const newMembers = fc.uniqueArray(
  fc.record({ personId: fc.constantFrom(...people), isAdmin: fc.boolean() }),
  { minLength: 1, selector: ({ personId }) => personId },
);
const name = fc.constantFrom('Kitchen', 'Drivers', 'Board');
const description = fc.constantFrom(null, 'Hall B', 'Thursdays');

const intent: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({
    name: fc.constant('createGroup' as const),
    args: fc.record({ name, description, members: newMembers }),
  }),
  fc.record({
    name: fc.constant('updateGroup' as const),
    args: fc.oneof(
      fc.record({ name }),
      fc.record({ description }),
      fc.record({ name, description }),
    ),
  }),
  fc.record({ name: fc.constant('deleteGroup' as const), args: fc.constant({}) }),
  fc.record({ name: fc.constant('addMembers' as const), args: fc.record({ members: newMembers }) }),
  fc.record({ name: fc.constant('removeMembers' as const), args: fc.record({ personIds }) }),
  fc.record({
    name: fc.constant('setAdmin' as const),
    args: fc.record({ personIds, isAdmin: fc.boolean() }),
  }),
);

const state: fc.Arbitrary<GroupState | null> = fc.option(
  fc.record({ name, description, members: newMembers }).map(({ members, ...fields }) => ({
    fields,
    members: new Map(members.map(({ personId, isAdmin }) => [personId, { isAdmin, joinedAt: at }])),
  })),
);

/** What the server would hold: dates are its own business. */
function withoutDates(group: GroupState | null) {
  if (group === null) return null;
  const members = [...group.members].map(([id, { isAdmin }]) => [id, isAdmin] as const);
  return { ...group.fields, members: new Map(members.sort()) };
}

describe('every command', () => {
  it('[P4] applied twice is the same as applied once', () => {
    fc.assert(
      fc.property(state, intent, (before, command) => {
        const once = applyIntent(before, command, at);
        expect(applyIntent(once, command, at)).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  it('is taken back by its inverse', () => {
    fc.assert(
      fc.property(state, intent, (before, command) => {
        const after = applyIntent(before, command, at);
        const back = invertIntent(before, command).reduce<GroupState | null>(
          (group, inverse) => applyIntent(group, inverse, at),
          after,
        );
        expect(withoutDates(back)).toEqual(withoutDates(before));
      }),
      { numRuns: 500 },
    );
  });

  it('has an inverse exactly when it changes something', () => {
    fc.assert(
      fc.property(state, intent, (before, command) => {
        const hasChanged = applyIntent(before, command, at) !== before;
        expect(invertIntent(before, command).length > 0).toBe(hasChanged);
      }),
      { numRuns: 500 },
    );
  });

  it('[P1] survives being written to the outbox and read again', () => {
    fc.assert(
      fc.property(intent, (command) => {
        const stored: unknown = JSON.parse(JSON.stringify(command.args));
        expect(parseIntent(command.name, 1, stored)).toEqual(command);
      }),
    );
  });

  it('[P6] of an unknown name or version is not guessed at', () => {
    expect(parseIntent('paintGroup', 1, {})).toBeNull();
    expect(parseIntent('toString', 1, {})).toBeNull();
    expect(parseIntent('deleteGroup', 2, {})).toBeNull();
  });
});
