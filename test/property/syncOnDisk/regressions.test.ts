import { it } from 'vitest';
import { liveAloneOnDisk, liveContestedOnDisk } from './diskScenarios.ts';
import type { DiskStep } from './diskSteps.ts';

// Histories on the real store that were found by searching and were handled wrongly once, cut down to what matters.

const create: DiskStep = {
  kind: 'edit',
  laptop: 0,
  change: { kind: 'create', name: 'Kitchen', members: ['a'] },
};
const undo: DiskStep = { kind: 'undo', laptop: 0, back: 0 };
const redo: DiskStep = { kind: 'redo', laptop: 0, back: 0 };
const sync: DiskStep = { kind: 'sync', laptop: 0 };
const gathered: DiskStep = { kind: 'time', laptop: 0, ms: 400 };
const lost: DiskStep = {
  kind: 'fault',
  laptop: 0,
  rule: { operation: 'write', times: 1, mishap: { kind: 'dropAnswer' } },
};

it.each([true, false])(
  '[P4] an undo of a new group whose answer was lost takes it back on the server too (client-chosen ids: %s)',
  async (choosesIds) => {
    const steps = [lost, create, gathered, undo];
    await liveAloneOnDisk({ steps, bulkSize: 1, pageSize: 1 }, choosesIds);
  },
);

it.each([true, false])(
  '[P4] an undo of a new group whose sending was cut off takes back what was made by then (client-chosen ids: %s)',
  async (choosesIds) => {
    const cutOff: DiskStep = {
      kind: 'amid',
      laptop: 0,
      place: 1,
      since: 'write',
      action: { kind: 'offline' },
    };
    const steps = [create, cutOff, undo];
    await liveAloneOnDisk({ steps, bulkSize: 1, pageSize: 2 }, choosesIds);
  },
);

it.each([true, false])(
  '[P4] undone and made again while the answer was lost, a new group is there once (client-chosen ids: %s)',
  async (choosesIds) => {
    const steps = [lost, create, gathered, undo, redo, sync];
    await liveAloneOnDisk({ steps, bulkSize: 1, pageSize: 1 }, choosesIds);
  },
);

it('[P7] people without room in a full group, which is then deleted there: every question that is left has a row', async () => {
  const steps: DiskStep[] = [
    { kind: 'clash', laptop: 0, group: 3, about: 'full', member: 'a' },
    { kind: 'time', laptop: 0, ms: 30_000 },
    { kind: 'edit', laptop: 1, change: { kind: 'delete', group: 1 } },
    { kind: 'sync', laptop: 1 },
    { kind: 'time', laptop: 1, ms: 400 },
    {
      kind: 'during',
      laptop: 0,
      awaits: 1,
      what: { kind: 'rename', group: 0, name: 'Kitchen' },
    },
  ];
  await liveContestedOnDisk({ steps, bulkSize: 1, pageSize: 1, choices: [0] });
});

it('quit right after an edit: an engine that was stopped leaves the store alone, also before its first request', async () => {
  const steps: DiskStep[] = [create, { kind: 'restart', laptop: 0 }, gathered];
  await liveAloneOnDisk({ steps, bulkSize: 1, pageSize: 1 }, true);
});

it('[P3] a new group that was made there, cut off before its people were added, and deleted by somebody is not made again', async () => {
  const steps: DiskStep[] = [
    { kind: 'edit', laptop: 1, change: { kind: 'create', name: 'Kitchen', members: ['a'] } },
    { kind: 'amid', laptop: 1, place: 2, since: 'write', action: { kind: 'pause' } },
    { kind: 'elsewhere', change: { kind: 'delete', group: 5 } },
  ];
  await liveContestedOnDisk({ steps, bulkSize: 1, pageSize: 1, choices: [0] });
});
