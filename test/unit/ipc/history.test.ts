import { describe, expect, it } from 'vitest';
import type { HandlerContext, OpenWorkspace } from '#electron/ipc/context.ts';
import { createDispatcher } from '#electron/ipc/dispatcher.ts';
import { handlers } from '#electron/ipc/handlers/index.ts';
import type { Store } from '#electron/store/store.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  groupNamed,
  intents,
  newGroupId,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

/** Calls over a real store; every answer is held against the contract. */
function dispatcherOver(store: Store) {
  const open: Pick<OpenWorkspace, 'store'> = { store };
  const context: Pick<HandlerContext, 'current'> = { current: () => open as OpenWorkspace };
  return createDispatcher({
    handlers,
    context: context as HandlerContext,
    onBug: (_method, error) => {
      throw error;
    },
    checkValues: true,
  });
}

function seeded() {
  const { store } = openTestStore();
  const history = [{ memberKey: 'Ben', joinedAt: at(-90), leftAt: at(-50) }];
  const groups = [{ ...remoteGroup('Kitchen', ['Ana*']), history }];
  pull(store, { people: [remotePerson('Ana'), remotePerson('Ben')], groups });
  return { store, groupId: groupNamed(store, 'Kitchen'), call: dispatcherOver(store) };
}

describe('members.history', () => {
  it('answers with the stays of now and of the past', async () => {
    const { groupId, call } = seeded();
    expect(await call('members.history', { groupId })).toMatchObject({
      ok: true,
      value: {
        total: 2,
        nextCursor: null,
        items: [
          { person: { name: 'Ben' }, joinedAt: at(-90), leftAt: at(-50), leftFrom: 'server' },
          { person: { name: 'Ana' }, isAdmin: true, leftAt: null, leftFrom: null },
        ],
      },
    });
  });

  it('answers for a deleted group, and not for one that was never here', async () => {
    const { store, groupId, call } = seeded();
    pull(store, { groups: [] });
    store.changeLane(groupId, null, () => ({ base: null }), at(9));
    expect(await call('members.history', { groupId })).toMatchObject({ value: { total: 2 } });
    expect(await call('members.history', { groupId: newGroupId() })).toMatchObject({
      error: { code: 'notFound' },
    });
    expect(await call('members.history', {})).toMatchObject({ error: { code: 'invalidRequest' } });
    expect(await call('members.history', { groupId, cursor: 'x' })).toMatchObject({
      error: { code: 'invalidRequest' },
    });
  });
});

describe('activity.list', () => {
  it('answers with what was done, of all groups unless one is named', async () => {
    const { store, groupId, call } = seeded();
    store.commitEdit({ intents: [{ groupId, intent: intents.rename('Cooks') }], at: at(9) });
    const value = { total: 1, items: [{ kind: 'edit', origin: 'here', newName: 'Cooks' }] };
    expect(await call('activity.list', {})).toMatchObject({ ok: true, value });
    expect(await call('activity.list', { groupId })).toMatchObject({ ok: true, value });
    expect(await call('activity.list', { groupId: newGroupId() })).toMatchObject({
      value: { total: 0, items: [] },
    });
  });

  it.each([{ groupId: 'x' }, { limit: 0 }, { cursor: 'somewhere' }])(
    'refuses %j',
    async (params) => {
      const { call } = seeded();
      expect(await call('activity.list', params)).toMatchObject({
        error: { code: 'invalidRequest' },
      });
    },
  );
});
