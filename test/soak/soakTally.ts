import type { Step } from '#test/property/sync/steps.ts';
import type { World } from '#test/property/sync/world.ts';
import type { DiskWorld } from '#test/property/syncOnDisk/diskWorld.ts';
import { faultsIn } from './stepCounts.ts';

/** What a long run has lived through so far. A lost edit or a duplicate ends it, so those stay at 0 or name the end. */
export class SoakTally {
  readonly histories = { memory: 0, disk: 0, 'whole stack': 0 };
  private steps = 0;
  private edits = 0;
  private faults = 0;
  private restarts = 0;
  private interruptions = 0;
  private readonly done = {
    undone: 0,
    redone: 0,
    resolved: 0,
    retried: 0,
    discarded: 0,
    refused: 0,
  };

  addMemory({ commands }: World, steps: readonly Step[]): void {
    this.histories.memory += 1;
    this.steps += steps.length;
    this.edits += commands.reduce((sum, { size }) => sum + size, 0);
    this.faults += faultsIn(steps);
    this.restarts += steps.filter(({ kind }) => kind === 'restart').length;
    this.interruptions += steps.filter(({ kind }) => kind === 'during').length;
  }

  addDisk({ tally, seats }: DiskWorld, kind: 'disk' | 'whole stack'): void {
    this.histories[kind] += 1;
    this.steps += tally.steps;
    this.faults += tally.faults;
    this.interruptions += tally.interruptions;
    for (const { user } of seats) {
      this.edits += user.committed.size;
      this.restarts += user.restarts;
      for (const what of Object.keys(this.done) as (keyof typeof this.done)[]) {
        this.done[what] += user.done[what];
      }
    }
  }

  /** One line. */
  words(): string {
    const { memory, disk } = this.histories;
    const { undone, redone, resolved, retried, discarded, refused } = this.done;
    return [
      `${memory + disk + this.histories['whole stack']} histories (${memory} in memory, ${disk} on disk, ` +
        `${this.histories['whole stack']} whole stack)`,
      `${this.steps} steps`,
      `${this.edits} edits checked`,
      `${this.faults} faults`,
      `${this.restarts} restarts and crashes`,
      `${this.interruptions} interleavings`,
      `${undone} undos, ${redone} redos, ${resolved} conflicts settled, ${retried} retries, ` +
        `${discarded} discards, ${refused} refused`,
    ].join(' · ');
  }
}
