import { describe, expect, it } from 'vitest';
import {
  cancelMessage,
  isCancelMessage,
  readOrder,
  readReport,
} from '#electron/roster/workerMessages.ts';

const order = {
  storeFile: '/data/store.db',
  request: {
    source: {
      groupId: '01940000-0000-7000-8000-000000000001',
      personIds: null,
      sort: [],
    },
    format: 'xlsx',
    columns: ['name'],
  },
  targetPath: '/rosters/kitchen.xlsx',
  temporaryPath: '/rosters/.part',
  locale: 'en-GB',
  timeZone: null,
};

describe('an order to the roster worker', () => {
  it('is read whole', () => {
    expect(readOrder(structuredClone(order))).toEqual(order);
    expect(readOrder({ ...order, timeZone: 'UTC' })?.timeZone).toBe('UTC');
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'export'],
    ['no store', { ...order, storeFile: undefined }],
    ['no target', { ...order, targetPath: 1 }],
    ['no temporary path', { ...order, temporaryPath: null }],
    ['no locale', { ...order, locale: undefined }],
    ['a time zone that is none', { ...order, timeZone: 5 }],
    ['an unknown format', { ...order, request: { ...order.request, format: 'exe' } }],
    ['no columns', { ...order, request: { ...order.request, columns: [] } }],
  ])('is refused with %s', (_what, value) => {
    expect(readOrder(value)).toBeNull();
  });
});

describe('a report of the roster worker', () => {
  it.each([
    { kind: 'progress', done: 1, total: 2 },
    { kind: 'written', rows: 0, bytes: 22 },
    { kind: 'failed', failure: { code: 'diskFull', message: 'Full.' } },
    { kind: 'failed', failure: { code: 'fileDenied', message: 'No.', details: { reason: 'EIO' } } },
  ])('is read: %j', (report) => {
    expect(readReport(structuredClone(report))).toEqual(report);
  });

  it.each([
    [undefined],
    [null],
    ['written'],
    [{}],
    [{ kind: 'other' }],
    [{ kind: 'progress', done: -1, total: 2 }],
    [{ kind: 'written', rows: 1 }],
    [{ kind: 'written', rows: 1.5, bytes: 1 }],
    [{ kind: 'failed', failure: { code: 'oops', message: 'x' } }],
    [{ kind: 'failed' }],
  ])('is refused when it is %j', (value) => {
    expect(readReport(value)).toBeNull();
  });
});

describe('the cancel message', () => {
  it('is told from everything else', () => {
    expect(isCancelMessage(structuredClone(cancelMessage))).toBe(true);
    expect([null, 'cancel', {}, { kind: 'go on' }].map(isCancelMessage)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
