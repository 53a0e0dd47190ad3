import { describe, expect, it } from 'vitest';
import type { HandlerContext, OpenWorkspace } from '#electron/ipc/context.ts';
import { createDispatcher } from '#electron/ipc/dispatcher.ts';
import { handlers } from '#electron/ipc/handlers/index.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  groupNamed,
  newGroupId,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

/** Calls over a real store, of a server that does or does not remember memberships; answers are held against the contract. */
function seeded(membershipHistory = false) {
  const { store } = openTestStore();
  const people = ['Ana', 'Ben'].map((name) => ({
    ...remotePerson(name),
    attributes: { 'T-shirt "size"': name === 'Ana' ? 'M' : 'L' },
  }));
  const groups = [remoteGroup('Kitchen', ['Ana', 'Ben'], {}, null), remoteGroup('Garden', ['Ben'])];
  pull(store, { people, groups }, { at: at(10) });
  const capabilities = { ...capabilitiesByProvider.stream, membershipHistory };
  const workspace: Pick<Workspace, 'capabilities'> = { capabilities };
  const open: Pick<OpenWorkspace, 'store' | 'workspace'> = {
    store,
    workspace: workspace as Workspace,
  };
  const context: Pick<HandlerContext, 'current' | 'now'> = {
    current: () => open as OpenWorkspace,
    now: () => at(99),
  };
  const call = createDispatcher({
    handlers,
    context: context as HandlerContext,
    onBug: (_method, error) => {
      throw error;
    },
    checkValues: true,
  });
  return { call, kitchen: groupNamed(store, 'Kitchen'), garden: groupNamed(store, 'Garden') };
}

const gone = { ok: false, error: { code: 'notFound' } };

describe('groups.list', () => {
  it('answers in the order asked for', async () => {
    const { call } = seeded();
    const names = [{ name: 'Garden' }, { name: 'Kitchen' }];
    expect(await call('groups.list', {})).toMatchObject({ value: { items: names } });
    expect(await call('groups.list', { sort: 'size' })).toMatchObject({
      value: { items: [...names].reverse() },
    });
    expect(await call('groups.list', { sort: 'changed' })).toMatchObject({
      value: { items: [{ changedAt: at(-1000) }, { changedAt: null }] },
    });
    expect(await call('groups.list', { sort: 'id' })).toMatchObject({
      error: { code: 'invalidRequest' },
    });
  });
});

describe('roster.query', () => {
  it('answers sorted by and with an attribute, whatever its name', async () => {
    const { call, kitchen } = seeded();
    const attribute = 'T-shirt "size"';
    const sort = [{ key: `attribute:${attribute}`, direction: 'ascending' }];
    expect(
      await call('roster.query', { groupId: kitchen, sort, attributes: [attribute] }),
    ).toMatchObject({
      ok: true,
      value: {
        items: [
          { name: 'Ben', attributes: { [attribute]: 'L' } },
          { name: 'Ana', attributes: { [attribute]: 'M' } },
        ],
      },
    });
    const unsorted = [{ key: 'attribute:', direction: 'ascending' }];
    expect(await call('roster.query', { groupId: kitchen, sort: unsorted })).toMatchObject({
      error: { code: 'invalidRequest' },
    });
  });
});

describe('roster.asOf', () => {
  it('says since when comings and goings are known where the server does not remember them', async () => {
    const { call, kitchen } = seeded();
    const answer = await call('roster.asOf', { groupId: kitchen, at: at(5) });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        total: 2,
        items: [{ name: 'Ana' }, { name: 'Ben' }],
        undated: 2,
        knownSince: at(10),
      },
    });
    expect(answer).not.toHaveProperty('value.noticedSince');
  });

  it('says that all is known where the server remembers', async () => {
    const { call, kitchen } = seeded(true);
    expect(await call('roster.asOf', { groupId: kitchen, at: at(5) })).toMatchObject({
      value: { knownSince: null, undated: 2 },
    });
    expect(await call('roster.sizes', { groupId: kitchen })).toMatchObject({
      value: { knownSince: null },
    });
  });

  it('does not answer for a group that was never here, or at no time', async () => {
    const { call, kitchen } = seeded();
    expect(await call('roster.asOf', { groupId: newGroupId(), at: at(5) })).toMatchObject(gone);
    expect(await call('roster.asOf', { groupId: kitchen, at: 'March' })).toMatchObject({
      error: { code: 'invalidRequest' },
    });
  });
});

describe('roster.compare', () => {
  it('answers with a part and the size of each', async () => {
    const { call, kitchen, garden } = seeded();
    const first = { groupId: kitchen, at: null };
    const second = { groupId: garden, at: null };
    expect(await call('roster.compare', { first, second, part: 'onlyFirst' })).toMatchObject({
      ok: true,
      value: {
        total: 1,
        items: [{ name: 'Ana' }],
        counts: { onlyFirst: 1, onlySecond: 0, both: 1 },
      },
    });
    const stranger = { groupId: newGroupId(), at: null };
    expect(await call('roster.compare', { first, second: stranger, part: 'both' })).toMatchObject(
      gone,
    );
  });
});

describe('roster.sizes', () => {
  it('answers with the sizes until now', async () => {
    const { call, kitchen } = seeded();
    expect(await call('roster.sizes', { groupId: kitchen })).toMatchObject({
      ok: true,
      value: {
        sizes: [
          { at: at(10), size: 2 },
          { at: at(99), size: 2 },
        ],
        undated: 2,
        knownSince: at(10),
      },
    });
    expect(await call('roster.sizes', { groupId: newGroupId() })).toMatchObject(gone);
  });
});

describe('members.history', () => {
  it('answers with the stays of a kind, of people who are looked for', async () => {
    const { call, kitchen, garden } = seeded();
    const filter = { kind: 'joined', from: at(-1000), to: at(-1000) };
    expect(await call('members.history', { groupId: garden, filter })).toMatchObject({
      value: { total: 1, items: [{ person: { name: 'Ben' } }] },
    });
    expect(await call('members.history', { groupId: kitchen, filter })).toMatchObject({
      value: { total: 0 },
    });
    expect(await call('members.history', { groupId: kitchen, text: 'an' })).toMatchObject({
      value: { total: 1, items: [{ person: { name: 'Ana' } }] },
    });
    expect(
      await call('members.history', { groupId: kitchen, filter: { kind: 'left' } }),
    ).toMatchObject({ error: { code: 'invalidRequest' } });
  });
});
