import { describe, expect, it } from 'vitest';
import type { HandlerContext } from '#electron/ipc/context.ts';
import { createDispatcher } from '#electron/ipc/dispatcher.ts';
import { handlers } from '#electron/ipc/handlers/index.ts';
import { capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import { at, pull, remotePerson } from '#test/support/storeSeed.ts';

/** The people's methods over a real store; `told` counts how often the engine was told of an edit. */
function scene(createPeople = true) {
  const { store } = openTestStore();
  pull(store, { people: [remotePerson('ana')] });
  const told = { edits: 0 };
  const capabilities = { ...capabilitiesByProvider.stream, createPeople };
  const context = {
    current: () => ({
      store,
      workspace: { capabilities },
      sync: {
        editCommitted: () => {
          told.edits += 1;
        },
      },
    }),
    now: () => at(1),
  } as unknown as HandlerContext;
  const dispatch = createDispatcher({
    handlers,
    context,
    onBug: (_, error) => {
      throw error;
    },
    checkValues: true,
  });
  return { store, told, dispatch };
}

describe('people.create', () => {
  it('trims, makes the person and tells the engine; people.get shows them at once', async () => {
    const { dispatch, told } = scene();
    const given = { name: ' Xena Ray ', email: ' xena@example.org ', phone: ' ' };
    const made = await dispatch('people.create', given);
    expect(made).toMatchObject({ ok: true, value: { changed: 1, editId: expect.any(String) } });
    expect(told.edits).toBe(1);
    const personId = made.ok ? (made.value as { personId: string }).personId : '';
    expect(await dispatch('people.get', { personId })).toMatchObject({
      ok: true,
      value: { name: 'Xena Ray', email: 'xena@example.org', phone: null, groups: [] },
    });
  });

  it.each([
    { name: '  ' },
    { name: 'Xena', email: 'xena' },
    { name: 'Xena', email: 'xena@example.org ana@example.org' },
    { email: 'xena@example.org' },
  ])('refuses %j', async (params) => {
    const { dispatch, told } = scene();
    expect(await dispatch('people.create', params)).toMatchObject({
      ok: false,
      error: { code: 'invalidRequest' },
    });
    expect(told.edits).toBe(0);
  });

  it('refuses an address that somebody has, and says who', async () => {
    const { dispatch, store } = scene();
    const [ana] = store.searchPeople({
      text: 'ana',
      forGroupId: null,
      limit: 1,
      cursor: null,
    }).items;
    expect(
      await dispatch('people.create', { name: 'Ana', email: 'ana@example.org' }),
    ).toMatchObject({ ok: false, error: { code: 'conflict', details: { personId: ana?.id } } });
  });

  it('is not there where the provider makes no people, nor is making somebody again', async () => {
    const { dispatch } = scene(false);
    expect(await dispatch('people.create', { name: 'Xena' })).toMatchObject({
      ok: false,
      error: { code: 'notSupported' },
    });
    const { dispatch: able, store } = scene();
    const made = store.createPerson({ name: 'Xena', email: null, phone: null }, at(1));
    store.undoEdit(made.editId ?? never(), at(2));
    expect(await able('edit.redo', { editId: made.editId })).toMatchObject({ ok: true });
  });
});

describe('people.get', () => {
  it('knows nobody by an id of nobody', async () => {
    const { dispatch } = scene();
    const personId = '0198aaaa-0000-7000-8000-000000000001';
    expect(await dispatch('people.get', { personId })).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
  });
});

function never(): never {
  throw new Error('There is an edit.');
}
