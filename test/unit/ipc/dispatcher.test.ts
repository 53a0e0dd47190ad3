import { describe, expect, it } from 'vitest';
import type { HandlerContext } from '#electron/ipc/context.ts';
import { createDispatcher, type Handlers } from '#electron/ipc/dispatcher.ts';
import { handlers } from '#electron/ipc/handlers/index.ts';
import { instantOf } from '#shared/domain/time.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { settingsSchema } from '#shared/ipc/methods/app.ts';

function unexpected(): never {
  throw new Error('This test does not come here.');
}

const context: HandlerContext = {
  current() {
    throw new MusterError('noWorkspace', 'No workspace is open.');
  },
  workspaces: {
    list: () => ({ workspaces: [], openId: null, problem: null }),
    add: unexpected,
    open: unexpected,
    update: unexpected,
    remove: unexpected,
    test: unexpected,
    scopes: unexpected,
  },
  exports: {
    formats: unexpected,
    preview: unexpected,
    text: unexpected,
    chooseTarget: unexpected,
    run: unexpected,
    cancel: unexpected,
    show: unexpected,
  },
  imports: {
    begin: unexpected,
    receive: unexpected,
    read: unexpected,
    plan: unexpected,
    groups: unexpected,
    members: unexpected,
    people: unexpected,
    unusable: unexpected,
    saveUnusable: unexpected,
    apply: unexpected,
    discard: unexpected,
  },
  pages: { prepare: unexpected, print: unexpected },
  backups: {
    list: unexpected,
    create: unexpected,
    restore: unexpected,
    dismissRecovery: unexpected,
  },
  settings: { get: () => settingsSchema.parse({}), set: unexpected },
  layout: { get: unexpected, set: unexpected },
  diagnose: unexpected,
  parsePasted: unexpected,
  info: unexpected,
  now: () => instantOf(0),
};

function dispatcherWith(changed: Partial<Handlers> = {}, checkValues = false) {
  const bugs: { method: string; error: unknown }[] = [];
  const dispatch = createDispatcher({
    handlers: { ...handlers, ...changed },
    context,
    onBug: (method, error) => bugs.push({ method, error }),
    checkValues,
  });
  return { dispatch, bugs };
}

describe('the dispatcher', () => {
  it('answers with the handler’s value', async () => {
    const { dispatch } = dispatcherWith();
    expect(await dispatch('workspace.list', {})).toEqual({
      ok: true,
      value: { workspaces: [], openId: null, problem: null },
    });
  });

  it('takes missing parameters as none', async () => {
    const { dispatch } = dispatcherWith();
    expect(await dispatch('settings.get', undefined)).toMatchObject({ ok: true });
  });

  it.each(['groups.paint', 'toString', '__proto__', 'constructor', ''])(
    'knows no call named %j',
    async (name) => {
      const { dispatch, bugs } = dispatcherWith();
      expect(await dispatch(name, {})).toMatchObject({
        ok: false,
        error: { code: 'unknownMethod' },
      });
      expect(bugs).toEqual([]);
    },
  );

  it.each<[string, unknown]>([
    ['groups.get', {}],
    ['groups.get', { groupId: 'not-an-id' }],
    ['groups.get', []],
    ['groups.create', { name: '   ' }],
    ['groups.create', { name: 'x'.repeat(1001) }],
    ['groups.list', { limit: 1_000_000 }],
    ['members.add', { groupId: '01890a5d-ac96-774b-bcce-b302099a8057', personIds: [] }],
    ['sync.setOffline', { offline: 'yes' }],
    ['workspace.test', { connection: { provider: 'stream', baseUrl: 'http://example.org' } }],
  ])('refuses %s with %j before its handler runs', async (name, params) => {
    const { dispatch } = dispatcherWith();
    expect(await dispatch(name, params)).toMatchObject({
      ok: false,
      error: { code: 'invalidRequest', details: { issues: expect.any(Array) } },
    });
  });

  it('says where the parameters do not fit', async () => {
    const { dispatch } = dispatcherWith();
    const result = await dispatch('groups.get', { groupId: 'x' });
    expect(result).toMatchObject({ error: { message: expect.stringMatching(/^groupId: /) } });
  });

  it('passes a known failure on as a value', async () => {
    const { dispatch, bugs } = dispatcherWith();
    expect(await dispatch('groups.list', {})).toEqual({
      ok: false,
      error: { code: 'noWorkspace', message: 'No workspace is open.' },
    });
    expect(bugs).toEqual([]);
  });

  it('keeps the inside of a bug to the log', async () => {
    const { dispatch, bugs } = dispatcherWith({
      'settings.get': () => {
        throw new TypeError('secret inside');
      },
    });
    const result = await dispatch('settings.get', {});
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(bugs).toMatchObject([{ method: 'settings.get' }]);
  });

  it('turns a rejected promise into a value too', async () => {
    const { dispatch } = dispatcherWith({
      'workspace.open': () => Promise.reject(new MusterError('storeTooNew', 'Newer.')),
    });
    const params = { workspaceId: '01890a5d-ac96-774b-bcce-b302099a8057' };
    expect(await dispatch('workspace.open', params)).toMatchObject({
      ok: false,
      error: { code: 'storeTooNew' },
    });
  });

  it('can check what a handler returns', async () => {
    const wrong = {
      'settings.get': () => JSON.parse('{"colorScheme":"pink","density":"compact"}'),
    };
    expect(await dispatcherWith(wrong, true).dispatch('settings.get', {})).toMatchObject({
      error: { code: 'internal' },
    });
    expect(await dispatcherWith(wrong, false).dispatch('settings.get', {})).toMatchObject({
      ok: true,
    });
  });

  it('describes every call and event as JSON Schema', async () => {
    const { dispatch } = dispatcherWith({}, true);
    const result = await dispatch('rpc.describe', {});
    expect(result).toMatchObject({
      ok: true,
      value: {
        methods: { 'groups.list': { params: { type: 'object' }, value: { type: 'object' } } },
        events: { 'sync.status': { type: 'object' } },
      },
    });
  });
});
