import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lane } from '#electron/sync/ports/store.ts';
import type { PendingChange } from '#shared/domain/change.ts';
import { groupIdSchema, type PersonId } from '#shared/domain/ids.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import { everything } from '#test/support/storeSeed.ts';
import { type FileFacts, type IntervalFact, readFacts } from './storeFile.ts';
import { folded, plain, StoreModel } from './storeModel.ts';
import { type Step, stepArbitrary } from './storeSteps.ts';

const runs = Number(process.env.MUSTER_PROPERTY_RUNS ?? 60);

function checkRows(model: StoreModel, before: PendingChange[], after: PendingChange[]): void {
  const left = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !left.has(id));
  expect(gone.filter((row) => !model.mayLeave(row))).toEqual([]);
  expect([...model.mustLeave].filter((id) => left.has(id))).toEqual([]);
}

function checkGroups(model: StoreModel, facts: FileFacts): void {
  const { store } = model.bench;
  for (const { uid, memberCount, openRows } of facts.groups) {
    const groupId = groupIdSchema.parse(uid);
    const lane = store.readLane(groupId);
    const view = store.groupState(groupId);
    expect(memberCount).toBe(openRows);
    if (lane === null) {
      expect(view).toBeNull();
      expect(openRows).toBe(0);
    } else {
      expect(view).toEqual(stripped(folded(lane)));
      const states = lane.entries.map(({ state }) => state);
      const isStuck = states.some((state) => state === 'parked' || state === 'conflict');
      const mark = states.length === 0 ? 'synced' : isStuck ? 'attention' : 'waiting';
      expect(store.getGroup(groupId)?.syncMark ?? mark).toBe(mark);
    }
    expect(plain(lane?.base ?? null)).toEqual(model.bases.get(groupId) ?? null);
    if (lane !== null) checkMarks(model, lane);
  }
}

function checkMarks(model: StoreModel, lane: Lane): void {
  const { items } = model.bench.store.queryRoster({
    groupId: lane.groupId,
    filter: '',
    sort: [],
    ...everything,
  });
  const concerning = (personId: PersonId) =>
    lane.entries.filter(({ command }) => JSON.stringify(command.args).includes(personId));
  const expected = items.map(({ id }) => {
    const states = concerning(id).map(({ state }) => state);
    if (states.some((state) => state === 'parked' || state === 'conflict')) return 'attention';
    return states.length > 0 ? 'waiting' : 'synced';
  });
  // A pending deletion concerns everybody, but then nobody is shown.
  expect(items.map(({ syncMark }) => syncMark)).toEqual(expected);
}

/** Dates have no origin in a view. */
function stripped(state: ReturnType<typeof folded>) {
  if (state === null) return null;
  const members = [...state.members].map(
    ([id, { isAdmin, joinedAt }]) => [id, { isAdmin, joinedAt }] as const,
  );
  return { fields: state.fields, members: new Map(members) };
}

function checkFile(before: FileFacts | null, facts: FileFacts): void {
  const { groups: _, intervals: __, ...wrong } = facts;
  expect(wrong).toEqual({
    needlessCopies: 0,
    doubtfulAdds: 0,
    unexplained: 0,
    uncopied: 0,
    idleConflicts: 0,
    orphans: 0,
    strangers: 0,
  });
  for (const [id, was] of before?.intervals ?? []) checkHistory(was, facts.intervals.get(id));
}

/** Nothing the server ever held is destroyed, what is past stays as it was, and so does an observed date. */
function checkHistory(was: IntervalFact, is: IntervalFact | undefined): void {
  if (was.datesFrom !== 'edit') expect(is).toBeDefined();
  if (was.standing === 'past') expect(is?.content).toBe(was.content);
  if (was.datesFrom === 'observed' && is?.datesFrom === 'observed') {
    expect(is.joinedAt).toBe(was.joinedAt);
  }
}

function run(steps: readonly Step[]): void {
  const model = new StoreModel(openTestStore());
  let facts: FileFacts | null = null;
  let rows: PendingChange[] = [];
  for (const step of steps) {
    model.take(step);
    const next = readFacts(model.bench.file);
    const nextRows = model.bench.store.listChanges(everything).items;
    checkRows(model, rows, nextRows);
    checkGroups(model, next);
    checkFile(facts, next);
    const { waiting, parked, conflicts } = model.bench.store.counts();
    // A conflict is one question, however many rows it holds up.
    const questions = model.bench.store.listConflicts(everything).total;
    const others = nextRows.filter(({ conflict }) => conflict === null).length;
    expect(waiting + parked + conflicts).toBe(questions + others);
    facts = next;
    rows = nextRows;
  }
}

describe('the store under any sequence of edits, new people, undos, pulls, pushes and restarts', () => {
  it('[I1] shows the server’s copy with the pending edits on it, and [P2] loses no row and no history', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { minLength: 5, maxLength: 40, size: 'max' }), run),
      {
        numRuns: runs,
      },
    );
  });
});
