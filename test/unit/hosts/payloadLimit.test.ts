import { describe, expect, it } from 'vitest';
import { exceedsPayloadLimit, payloadLimitBytes } from '#electron/hosts/payloadLimit.ts';

const uuid = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

describe('the payload limit', () => {
  it('takes the largest edit there is: 100,000 people', () => {
    const params = { groupId: uuid, personIds: Array.from({ length: 100_000 }, () => uuid) };
    expect(exceedsPayloadLimit(params)).toBe(false);
  });

  it.each([
    ['a long text', 'x'.repeat(payloadLimitBytes + 1)],
    ['many short texts', Array.from({ length: 1_000_000 }, () => 'x')],
    ['a sparse array', new Array(1_000_000_000)],
    ['long keys', { ['k'.repeat(payloadLimitBytes)]: 1 }],
    ['bytes', new Uint8Array(payloadLimitBytes + 1)],
    ['a map', new Map([['a', 'x'.repeat(payloadLimitBytes)]])],
    ['something deep inside', { a: [{ b: ['x'.repeat(payloadLimitBytes)] }] }],
  ])('refuses %s', (_name, payload) => {
    expect(exceedsPayloadLimit(payload)).toBe(true);
  });

  it('comes to an end with a value that contains itself', () => {
    const circular: unknown[] = [];
    circular.push(circular);
    expect(exceedsPayloadLimit(circular, 10_000)).toBe(true);
  });

  it.each([null, undefined, 0, true, {}, [], 'text'])('takes %j', (payload) => {
    expect(exceedsPayloadLimit(payload)).toBe(false);
  });
});
