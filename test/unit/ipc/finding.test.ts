import { describe, expect, it } from 'vitest';
import type { HandlerContext, OpenWorkspace } from '#electron/ipc/context.ts';
import { createDispatcher } from '#electron/ipc/dispatcher.ts';
import { handlers } from '#electron/ipc/handlers/index.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  groupNamed,
  newGroupId,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

/** Calls over a real store; every answer is held against the contract. */
function seeded() {
  const { store } = openTestStore();
  const ana = { ...remotePerson('Ana'), attributes: { Town: 'Ulm' } };
  pull(store, { people: [ana, remotePerson('Ben')], groups: [remoteGroup('Kitchen', ['Ana*'])] });
  const open: Pick<OpenWorkspace, 'store'> = { store };
  const context: Pick<HandlerContext, 'current'> = { current: () => open as OpenWorkspace };
  const call = createDispatcher({
    handlers,
    context: context as HandlerContext,
    onBug: (_method, error) => {
      throw error;
    },
    checkValues: true,
  });
  return { store, call, kitchen: groupNamed(store, 'Kitchen') };
}

const refused = { ok: false, error: { code: 'invalidRequest' } };

describe('people.query', () => {
  it('answers with everybody by name unless told otherwise', async () => {
    const { call } = seeded();
    expect(await call('people.query', { filter: {} })).toMatchObject({
      ok: true,
      value: {
        total: 2,
        nextCursor: null,
        items: [
          { name: 'Ana', groupCount: 1, groupNames: ['Kitchen'], attributes: {} },
          { name: 'Ben', groupCount: 0, groupNames: [] },
        ],
      },
    });
  });

  it('answers with whom a filter lets through, as sorted and from where', async () => {
    const { call, kitchen } = seeded();
    const filter = { noneOf: [kitchen] };
    expect(await call('people.query', { filter })).toMatchObject({
      value: { total: 1, items: [{ name: 'Ben' }] },
    });
    const sort = { key: 'name', direction: 'descending' };
    const params = { filter: {}, sort, offset: 1, limit: 1, attributes: ['Town'] };
    expect(await call('people.query', params)).toMatchObject({
      value: { total: 2, items: [{ name: 'Ana', attributes: { Town: 'Ulm' } }] },
    });
  });

  it.each([
    {},
    { filter: { anyOf: ['x'] } },
    { filter: { statuses: ['asleep'] } },
    { filter: { text: 'x'.repeat(201) } },
    { filter: {}, sort: { key: 'age', direction: 'ascending' } },
    { filter: {}, offset: -1 },
    { filter: {}, cursor: 'somewhere' },
    { filter: {}, attributes: [''] },
  ])('refuses %j', async (params) => {
    expect(await seeded().call('people.query', params)).toMatchObject(refused);
  });
});

describe('people.ids', () => {
  it('answers with the ids of whom a filter lets through', async () => {
    const { store, call, kitchen } = seeded();
    expect(await call('people.ids', { filter: { allOf: [kitchen] } })).toEqual({
      ok: true,
      value: { personIds: [personNamed(store, 'Ana')] },
    });
    expect(await call('people.ids', {})).toMatchObject(refused);
  });
});

describe('people.attributes', () => {
  it('answers with the names that there are', async () => {
    expect(await seeded().call('people.attributes', {})).toEqual({
      ok: true,
      value: { names: [{ name: 'Town', people: 1 }] },
    });
  });
});

describe('savedFilters', () => {
  it('are saved, listed, changed and forgotten', async () => {
    const { call } = seeded();
    const filter = { text: 'an', statuses: ['active'], noneOf: [newGroupId()] };
    const saved = await call('savedFilters.save', { name: '  Drivers ', filter });
    const kept = { name: 'Drivers', filter: { ...filter, anyOf: [], allOf: [] } };
    expect(saved).toMatchObject({ ok: true, value: kept });
    expect(await call('savedFilters.list', {})).toMatchObject({ value: { filters: [kept] } });
    const id = saved.ok ? (saved.value as { id: string }).id : '';
    expect(await call('savedFilters.save', { id, name: 'Cooks', filter: {} })).toMatchObject({
      value: { id, name: 'Cooks' },
    });
    for (let n = 0; n < 2; n += 1) {
      expect(await call('savedFilters.delete', { id })).toEqual({ ok: true, value: {} });
    }
    expect(await call('savedFilters.list', {})).toMatchObject({ value: { filters: [] } });
  });

  it('refuse a name that is taken, empty or too long, and an id that is not kept', async () => {
    const { call } = seeded();
    await call('savedFilters.save', { name: 'Drivers', filter: {} });
    expect(await call('savedFilters.save', { name: ' DRIVERS', filter: {} })).toMatchObject({
      error: { code: 'duplicateName' },
    });
    for (const name of ['', ' ', 'x'.repeat(101)]) {
      expect(await call('savedFilters.save', { name, filter: {} })).toMatchObject(refused);
    }
    const params = { id: newGroupId(), name: 'Cooks', filter: {} };
    expect(await call('savedFilters.save', params)).toMatchObject({ error: { code: 'notFound' } });
  });
});
