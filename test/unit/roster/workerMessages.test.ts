import { describe, expect, it } from 'vitest';
import {
  cancelMessage,
  isCancelMessage,
  readOrder,
  readReport,
} from '#electron/roster/workerMessages.ts';
import { requestOf } from '#test/support/exportLines.ts';

const common = {
  storeFile: '/data/store.db',
  request: requestOf({ output: { format: 'xlsx' } }),
  organisation: 'Riverside',
  writtenAt: '2026-11-20T09:30:00.000Z',
  locale: 'en-GB',
  timeZone: null,
};
const order = {
  kind: 'file',
  ...common,
  targetPath: '/rosters/kitchen.xlsx',
  temporaryPath: '/rosters/.part',
};

describe('an order to the roster worker', () => {
  it.each([
    [order],
    [{ ...order, timeZone: 'UTC' }],
    [{ kind: 'text', ...common }],
    [{ kind: 'page', ...common, sheetLimit: null }],
    [{ kind: 'page', ...common, sheetLimit: 2 }],
    [{ kind: 'preview', ...common, rows: 10 }],
  ])('is read whole: %j', (value) => {
    expect(readOrder(structuredClone(value))).toEqual(value);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'export'],
    ['an unknown kind', { ...order, kind: 'other' }],
    ['no store', { ...order, storeFile: undefined }],
    ['no organisation', { ...order, organisation: null }],
    ['no time', { ...order, writtenAt: 'now' }],
    ['no target', { ...order, targetPath: 1 }],
    ['no temporary path', { ...order, temporaryPath: null }],
    ['no locale', { ...order, locale: undefined }],
    ['a time zone that is none', { ...order, timeZone: 5 }],
    ['an unknown format', { ...order, request: { ...order.request, output: { format: 'exe' } } }],
    ['no columns', { ...order, request: { ...order.request, columns: [] } }],
    ['half a sheet', { kind: 'page', ...common, sheetLimit: 0.5 }],
    ['no number of rows', { kind: 'preview', ...common }],
  ])('is refused with %s', (_what, value) => {
    expect(readOrder(value)).toBeNull();
  });
});

const preview = {
  headings: ['Name'],
  rows: [['Ada']],
  text: null,
  sheets: [],
  shownSheet: 0,
  total: 1,
  unsentEdits: 0,
  withoutAddress: 0,
};

describe('a report of the roster worker', () => {
  it.each([
    [{ kind: 'progress', done: 1, total: 2 }],
    [{ kind: 'file', rows: 0, bytes: 22 }],
    [{ kind: 'text', parts: ['a', 'b'], rows: 2 }],
    [{ kind: 'page', html: '<p>', sheets: 1, people: 2 }],
    [{ kind: 'preview', preview }],
    [{ kind: 'failed', failure: { code: 'diskFull', message: 'Full.' } }],
    [
      {
        kind: 'failed',
        failure: { code: 'fileDenied', message: 'No.', details: { reason: 'EIO' } },
      },
    ],
  ])('is read: %j', (report) => {
    expect(readReport(structuredClone(report))).toEqual(report);
  });

  it.each([
    [undefined],
    [null],
    ['file'],
    [{}],
    [{ kind: 'other' }],
    [{ kind: 'progress', done: -1, total: 2 }],
    [{ kind: 'file', rows: 1 }],
    [{ kind: 'file', rows: 1.5, bytes: 1 }],
    [{ kind: 'text', parts: [1], rows: 1 }],
    [{ kind: 'page', html: null, sheets: 1, people: 1 }],
    [{ kind: 'preview', preview: { ...preview, total: -1 } }],
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
