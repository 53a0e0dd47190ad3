import { describe, expect, it } from 'vitest';
import type { MachineEvent } from '#electron/sync/syncState.ts';
import { beginning, type Driven, due, empty, fireTimer, kinds, step } from './machineDriver.ts';
import { createScene, createSyncedScene } from './scenes.ts';

const started = (outbox = empty) => step(beginning(), { kind: 'started', outbox });
const edited = (driven: Driven) => step(driven, { kind: 'editCommitted', outbox: due });

describe('a pull', () => {
  it('is asked to give way once an edit has gathered, not before and only once', () => {
    const during = edited(started());
    expect(kinds(during)).toEqual(['schedule']);
    const asked = fireTimer(during);
    expect(kinds(asked)).toEqual(['giveWay']);
    expect(kinds(edited(asked))).toEqual([]);
  });

  it.each([
    ['gave way', 'pullGaveWay', ['startPush']],
    ['came to its end first', 'pullFinished', ['startPush']],
  ] as const)('that %s is followed by the push', (_title, kind, next) => {
    expect(kinds(step(started(due), { kind, outbox: due }))).toEqual(next);
  });

  it('goes on after the push, and where the edit was taken back at once', () => {
    const gaveWay: MachineEvent = { kind: 'pullGaveWay', outbox: due };
    const pushing = step(started(due), gaveWay);
    const pushed = { hasProgressed: true, needsPull: false, outbox: empty } as const;
    expect(kinds(step(pushing, { kind: 'pushFinished', ...pushed }))).toEqual(['startPull']);
    expect(kinds(step(started(due), { ...gaveWay, outbox: empty }))).toEqual(['startPull']);
  });

  it('is left alone while pushes fail', () => {
    let driven = step(started(due), { kind: 'pullGaveWay', outbox: due });
    const outcome = { kind: 'retry', reach: 'request' } as const;
    const failure = { activity: 'push', outcome, outbox: due, needsPull: false } as const;
    driven = step(driven, { kind: 'attemptFailed', ...failure });
    expect(kinds(driven)).toContain('startPull');
    expect(kinds(driven)).not.toContain('giveWay');
  });
});

const many = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`group${n}`, ['a']]));

describe('an edit made during a long pull', () => {
  it('[P8] is sent between two pages, and the pull goes on where it was', async () => {
    const scene = await createSyncedScene({ groups: many, pageSize: 3 });
    const groupId = scene.at('group0');
    scene.engine().requestSync();
    const gate = scene.remote.hold('listGroups');
    await gate.arrived;
    scene.rename(groupId, 'Kitchen');
    await scene.clock.advance(300);
    scene.requests();
    gate.release();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    const requests = scene.requests();
    const lists = requests.flatMap((request, at) => (request === 'listGroups' ? [at] : []));
    expect(lists, 'the page that was being read is not asked for again').toHaveLength(3);
    expect(requests.indexOf('updateGroup')).toBeGreaterThan(0);
    expect(requests.indexOf('updateGroup')).toBeLessThan(lists[0] ?? 0);
    expect(scene.there(groupId)).toBe('Kitchen: a');
    expect(scene.store.cycles.slice(-3).map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'pull gaveWay',
      'push done',
      'pull done',
    ]);
  });

  it('[P7] leaves the status at work until the rest is read', async () => {
    const scene = createScene({ groups: many, pageSize: 3 });
    scene.engine().start();
    const gate = scene.remote.hold('listGroups');
    await gate.arrived;
    scene.create('Choir', ['a']);
    gate.release();
    expect((await scene.comeToRest()).phase).toBe('upToDate');
    const phases = scene.statuses.map(({ phase }) => phase);
    expect(phases.indexOf('upToDate')).toBe(phases.length - 1);
    expect(scene.store.groups()).toHaveLength(13);
  });
});
