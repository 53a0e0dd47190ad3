import { describe, expect, it } from 'vitest';
import { readRequest, writeAnswer } from '#electron/hosts/rpcMessage.ts';

describe('a request in JSON', () => {
  it.each([
    ['{"id":1,"method":"groups.list","params":{"search":"k"}}', 1, { search: 'k' }],
    ['{"id":"a","method":"groups.list","params":{}}', 'a', {}],
    ['{"id":0,"method":"groups.list"}', 0, undefined],
  ])('is read: %s', (text, id, params) => {
    expect(readRequest(text)).toEqual({
      ok: true,
      request: { id, method: 'groups.list', params },
    });
  });

  it.each([
    ['', null],
    ['{', null],
    ['[]', null],
    ['[{"id":1,"method":"a"}]', null],
    ['null', null],
    ['"text"', null],
    ['{"method":"groups.list"}', null],
    ['{"id":null,"method":"groups.list"}', null],
    ['{"id":{},"method":"groups.list"}', null],
    [`{"id":"${'x'.repeat(201)}","method":"groups.list"}`, null],
    ['{"id":7}', 7],
    ['{"id":7,"method":5}', 7],
  ])('is refused with the id it has: %s', (text, id) => {
    const read = readRequest(text);
    expect(read).toMatchObject({ ok: false, id, error: { code: 'invalidRequest' } });
  });

  it('is answered in one line, whatever the value holds', () => {
    const line = writeAnswer(3, { ok: true, value: { name: 'two\nlines' } });
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({ id: 3, ok: true, value: { name: 'two\nlines' } });
  });
});
