import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { groupIdSchema } from '#shared/domain/ids.ts';
import { limits } from '#shared/domain/limits.ts';
import { createFakeBridge, type FakeBridge } from '#test/fakes/fakeBridge.ts';
import { useView, view } from '../../../renderer/app/viewStore.ts';
import { importInto, leaveImport } from '../../../renderer/features/imports/beginImport.ts';
import { readOtherwise, wishOf } from '../../../renderer/features/imports/importDraft.ts';
import { lastReading, readQuery } from '../../../renderer/features/imports/readQuery.ts';
import { encodeBase64 } from '../../../renderer/features/imports/sendImport.ts';
import {
  cancelSending,
  discardImport,
  offerFile,
  offerText,
  takeOffered,
} from '../../../renderer/features/imports/takeIn.ts';
import { planQuery } from '../../../renderer/features/imports/usePlan.ts';
import { call } from '../../../renderer/ipc/call.ts';
import { createQueryClient } from '../../../renderer/ipc/queryClient.ts';
import { pagesKey } from '../../../renderer/ipc/queryKeys.ts';
import { uuid } from './changeOf.ts';

const list = 'Name,E-mail\nAmara Okafor,amara.okafor0@example.org';
const drivers = groupIdSchema.parse(uuid(2, 5));
let bridge: FakeBridge;
let queries = createQueryClient();

beforeEach(() => {
  open();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function open(wishes: Parameters<typeof createFakeBridge>[0] = {}): void {
  bridge = createFakeBridge({ latencyMs: 0, ...wishes });
  vi.stubGlobal('window', { muster: bridge });
  queries = createQueryClient();
  view.reset();
}
const draft = () => useView.getState().importing;
const fileOf = (name: string, text: string) => new File([text], name);
const called = (method: string) => bridge.calls.filter((one) => one.method === method);

describe('taking a list in', () => {
  it('hands over a file in pieces that fit, in their order, and shows its columns', async () => {
    const piece = (limits.importPieceLength / 4) * 3;
    const text = `${list}\n${'x'.repeat(2 * piece)}`;
    await offerFile(queries, fileOf('list.csv', text));
    const pieces = called('imports.receive').map(({ params }) => params);
    expect(pieces.map((params) => Reflect.get(Object(params), 'offset'))).toEqual([
      0,
      piece,
      2 * piece,
    ]);
    const sent = pieces.map((params) => atob(String(Reflect.get(Object(params), 'data')))).join('');
    expect(sent === text).toBe(true);
    expect(draft()).toMatchObject({ step: 'columns', sending: null, source: { isPasted: false } });
  });

  it('takes a pasted text as it is in Unicode, and keeps it for the way back', async () => {
    await offerText(queries, 'Name\nÜlkü Yıldız');
    expect(draft()).toMatchObject({ pasted: 'Name\nÜlkü Yıldız', source: { isPasted: true } });
    const data = String(Reflect.get(Object(called('imports.receive')[0]?.params), 'data'));
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    expect(new TextDecoder().decode(bytes)).toBe('Name\nÜlkü Yıldız');
  });

  it('says what the host says of a file it cannot read, and stays where it is', async () => {
    await offerFile(queries, fileOf('minutes.pdf', 'no table'));
    expect(draft()).toMatchObject({
      step: 'file',
      sending: null,
      source: null,
      failure: { code: 'invalidRequest' },
    });
    expect(called('imports.discard')).toHaveLength(1);
  });

  it('does not begin with a file that is too large, and forgets nothing for it', async () => {
    await offerFile(queries, fileOf('list.csv', list));
    const file = fileOf('huge.csv', list);
    Object.defineProperty(file, 'size', { value: limits.importBytes + 1 });
    await offerFile(queries, file);
    expect(called('imports.begin')).toHaveLength(1);
    expect(draft()).toMatchObject({
      failure: { code: 'limitExceeded', message: expect.stringMatching(/up to 50 MB\.$/) },
      source: { fileName: 'list.csv' },
    });
  });

  it('stops when it is told to, and the host forgets the file', async () => {
    const done = offerFile(queries, fileOf('list.csv', list));
    cancelSending();
    await done;
    expect(draft()).toMatchObject({ step: 'file', sending: null, source: null });
    expect(called('imports.discard')).toHaveLength(1);
    expect(called('imports.read')).toHaveLength(0);
  });

  it('has the host forget a file of which a piece was refused', async () => {
    open({ failing: { 'imports.receive': 'diskFull' } });
    await offerFile(queries, fileOf('list.csv', list));
    expect(draft()).toMatchObject({ source: null, failure: { code: 'diskFull' } });
    expect(called('imports.discard')).toHaveLength(1);
  });

  it('lets the later of two files be the one', async () => {
    const first = offerFile(queries, fileOf('first.csv', list));
    await offerFile(queries, fileOf('second.csv', list));
    await first;
    expect(draft().source?.fileName).toBe('second.csv');
  });

  it('asks before another file takes the place of one that was worked on', async () => {
    await offerFile(queries, fileOf('list.csv', list));
    view.changeImport((now) => ({ ...now, step: 'review' }));
    await offerFile(queries, fileOf('other.csv', list));
    expect(draft()).toMatchObject({
      step: 'file',
      source: { fileName: 'list.csv' },
      offered: { fileName: 'other.csv' },
    });
    await takeOffered(queries);
    expect(draft()).toMatchObject({ source: { fileName: 'other.csv' }, offered: null });
  });
});

describe('a reading', () => {
  it('that fails leaves the last good one to choose another from', async () => {
    await offerFile(queries, fileOf('helpers.xlsx', 'PK'));
    const { source } = draft();
    if (source === null) throw new Error('The list was not taken in.');
    for (const sheet of ['Budget', 'Empty']) {
      view.changeImport((now) => readOtherwise(now, { sheet }));
      await queries.prefetchQuery(readQuery(draft(), source));
    }
    expect(queries.getQueryState(readQuery(draft(), source).queryKey)?.status).toBe('error');
    expect(lastReading(queries, source)).toMatchObject({ sheet: 'Budget' });
    await offerFile(queries, fileOf('list.csv', list));
    const next = draft().source;
    expect(next === null ? null : lastReading(queries, next)?.kind).toBe('text');
    expect(lastReading(queries, source)?.sheet).toBe('Budget');
  });
});

describe('the plan', () => {
  async function takeList() {
    await offerFile(queries, fileOf('list.csv', list));
    const { source } = draft();
    if (source === null) throw new Error('The list was not taken in.');
    const { importId } = source;
    const mapping = { shape: 'oneGroup' as const, fields: ['name' as const, 'email' as const] };
    const addOnly = wishOf({ ...draft(), target: { kind: 'new', name: 'Helpers' } }, mapping);
    return { importId, addOnly };
  }

  it('is asked of the host again, and its lists with it, even where it was known before', async () => {
    const { importId, addOnly } = await takeList();
    const listKey = pagesKey('imports.groups', { importId });
    for (const mode of ['addOnly', 'match', 'addOnly'] as const) {
      queries.setQueryData(listKey, 'of the plan before');
      await queries.fetchQuery(planQuery(importId, { ...addOnly, mode }, mode));
      expect(queries.getQueryState(listKey)?.isInvalidated, mode).toBe(true);
    }
    expect(called('imports.plan')).toHaveLength(3);
  });

  it('that is shown is the one the host made last, also back at a wish whose first plan is on its way', async () => {
    const { importId, addOnly } = await takeList();
    const [, , shown] = await Promise.all(
      (['addOnly', 'match', 'addOnly'] as const).map((mode, index) =>
        queries.fetchQuery(planQuery(importId, { ...addOnly, mode }, String(index))),
      ),
    );
    const apply = (plan: number) => call('imports.apply', { importId, plan });
    expect(await apply(2)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await apply(shown?.plan ?? 0)).toMatchObject({ ok: true });
  });
});

describe('coming and going', () => {
  it('begins for a group, and goes on with a list that was worked on instead of losing it', async () => {
    importInto(drivers);
    expect(useView.getState().screen).toBe('import');
    expect(draft()).toMatchObject({ isTargetGiven: true, target: { groupId: drivers } });
    await offerFile(queries, fileOf('list.csv', list));
    view.changeImport((now) => ({ ...now, step: 'review' }));
    importInto(groupIdSchema.parse(uuid(2, 6)));
    expect(draft()).toMatchObject({ step: 'review', target: { groupId: drivers } });
  });

  it('leaves at once where nothing would be lost, to where it came from', async () => {
    view.showScreen('people');
    view.openImport();
    await offerFile(queries, fileOf('list.csv', list));
    leaveImport();
    expect(useView.getState()).toMatchObject({ screen: 'people', dialog: null });
    expect(draft().source).toBeNull();
  });

  it('asks first where something would be, and keeps it all while other screens are shown', async () => {
    view.openImport();
    await offerFile(queries, fileOf('list.csv', list));
    view.changeImport((now) => ({ ...now, step: 'review' }));
    leaveImport();
    expect(useView.getState()).toMatchObject({
      screen: 'import',
      dialog: { kind: 'leaveImport' },
    });
    view.showScreen('groups');
    view.openImport();
    expect(draft()).toMatchObject({ step: 'review', source: { fileName: 'list.csv' } });
  });

  it('has the host forget what is discarded', async () => {
    await offerFile(queries, fileOf('list.csv', list));
    discardImport();
    expect(draft().source).toBeNull();
    expect(called('imports.discard')).toHaveLength(1);
  });
});

describe('base64', () => {
  it('is what every decoder reads, whatever the bytes and however many', () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => (index * 31) % 256);
    expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(encodeBase64(new Uint8Array())).toBe('');
  });
});
