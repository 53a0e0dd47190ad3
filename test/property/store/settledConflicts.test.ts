import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Intent } from '#shared/commands/command.ts';
import { type ConflictKind, conflictKindSchema } from '#shared/domain/conflict.ts';
import type { EditId } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { type ConflictBench, openConflictBench } from '#test/support/conflictBench.ts';
import { at, everything, intents, remoteGroup } from '#test/support/storeSeed.ts';

const runs = Number(process.env.MUSTER_PROPERTY_RUNS ?? 15);
const names = ['Ana', 'Ben', 'Cem', 'Dan', 'Eve'];

type Step =
  | { kind: 'edit'; what: number; who: number; text: string }
  | { kind: 'find'; what: ConflictKind; text: string; there: string[] }
  | { kind: 'settle' | 'undo' | 'redo' | 'retry' | 'discard'; which: number; choice: number }
  | { kind: 'send' | 'restart' };

const text = fc.constantFrom('Cooks', 'Mess', 'Soup');
const number = fc.nat({ max: 9 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('edit'), what: number, who: number, text }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('find'),
      what: fc.constantFrom(...conflictKindSchema.options),
      text,
      there: fc.subarray(names),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('settle', 'settle', 'undo', 'undo', 'redo', 'retry', 'discard'),
      which: number,
      choice: number,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('send', 'send', 'restart') }) },
);

function intentOf(
  bench: ConflictBench,
  { what, who, text: words }: Step & { kind: 'edit' },
): Intent {
  const personId = bench.person(names[who % names.length] ?? 'Ana');
  const wishes = [
    intents.rename(words),
    intents.describe(words),
    intents.add(personId),
    intents.take(personId),
    intents.admin(who > 4, personId),
    { name: 'updateGroup', args: { name: words, description: `${words}!` } } as const,
  ];
  return wishes[what % wishes.length] ?? intents.rename(words);
}

/** The rows a conflict of this kind can hold up. */
function concerns(kind: ConflictKind): (intent: Intent) => boolean {
  return (intent) => {
    switch (kind) {
      case 'name':
      case 'description':
        return intent.name === 'updateGroup' && intent.args[kind] !== undefined;
      case 'memberRemoved':
        return intent.name === 'setAdmin';
      case 'groupFull':
        return intent.name === 'addMembers';
      case 'groupDeleted':
      case 'permissionLost':
        return true;
    }
  };
}

class Run {
  readonly bench = openConflictBench();
  readonly edits: EditId[] = [];
  private clock = 1000;

  take(next: Step): void {
    const { bench } = this;
    const { store, kitchen } = bench;
    this.clock += 1;
    const now = at(this.clock);
    switch (next.kind) {
      case 'edit':
        this.keep(
          store.commitEdit({
            intents: [{ groupId: kitchen, intent: intentOf(bench, next) }],
            at: now,
          }).editId,
        );
        break;
      case 'find':
        this.find(next);
        break;
      case 'settle': {
        const { items } = store.listConflicts(everything);
        const conflict = items[next.which % Math.max(items.length, 1)];
        const choice = conflict?.choices[next.choice % 2];
        if (conflict === undefined || choice === undefined) break;
        this.keep(store.resolveConflict(conflict.id, choice, now).editId);
        expect(store.listConflicts(everything).items.map(({ id }) => id)).not.toContain(
          conflict.id,
        );
        break;
      }
      case 'undo':
      case 'redo': {
        const editId = this.edits.at(-1 - (next.which % Math.max(this.edits.length, 1)));
        if (editId === undefined) break;
        const { editId: made } =
          next.kind === 'undo' ? store.undoEdit(editId, now) : store.redoEdit(editId, now);
        this.keep(made);
        break;
      }
      case 'retry':
      case 'discard': {
        const { items } = store.listChanges(everything);
        const row = items[next.which % Math.max(items.length, 1)];
        if (row === undefined) break;
        if (next.kind === 'retry') store.retryChange(row.id, now);
        else store.discardChange(row.id, now);
        break;
      }
      case 'send':
        bench.send();
        break;
      case 'restart':
        bench.bench.reopen();
    }
  }

  /** As the engine would: only about rows that are there, and of a group that is there. */
  private find({ what, text: words, there }: Step & { kind: 'find' }): void {
    const { store, kitchen } = this.bench;
    const lane = store.readLane(kitchen);
    const isHeld = concerns(what);
    const fresh = lane?.entries.filter(
      ({ state, command }) => state === 'queued' && isHeld(command),
    );
    if (lane?.base == null || fresh === undefined || fresh.length === 0) return;
    const fields = { name: `${words} there`, description: words };
    const remote =
      what === 'groupDeleted' ? null : remoteGroup(lane.remoteId ?? 'x', there, fields);
    this.bench.find(what, remote, isHeld);
  }

  private keep(editId: EditId | null): void {
    if (editId !== null && !this.edits.includes(editId)) this.edits.push(editId);
  }
}

describe('settling conflicts, and undoing and redoing that, in any order', () => {
  it('[I1] [P2] keeps the view folded, every row accounted for and every open question about something', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 6, maxLength: 30, size: 'max' }), (steps) => {
        const run = new Run();
        for (const next of steps) {
          try {
            run.take(next);
          } catch (error) {
            if (!(error instanceof MusterError) || error.code !== 'cannotUndo') throw error;
          }
          run.bench.check();
        }
      }),
      { numRuns: runs },
    );
  });
});
