import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FaultBook } from '#electron/sandbox/faults/faultBook.ts';
import { type FaultRuleInput, faultRule } from '#electron/sandbox/faults/faultRule.ts';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';

describe('a fault rule', () => {
  const strikes = (rule: FaultRuleInput, requests: readonly (readonly [string, string])[]) => {
    const book = new FaultBook();
    book.add(faultRule.parse(rule));
    return requests.map(([method, path]) => book.decide(method, path).rule !== null);
  };

  it.each([
    [{}, [true, true, true, true]],
    [{ method: 'post' as const }, [false, true, true, false]],
    [{ path: '/usergroups/a' }, [false, false, true, true]],
    [{ path: '/usergroups/*/members' }, [false, false, true, false]],
    [{ path: '/usergroups/*' }, [false, false, false, true]],
    [{ path: '/usergroups*' }, [true, true, false, false]],
  ])('%j matches by method and path', (rule, expected) => {
    const requests = [
      ['GET', '/usergroups'],
      ['POST', '/usergroups'],
      ['POST', '/usergroups/a/members'],
      ['GET', '/usergroups/abc'],
    ] as const;
    expect(strikes({ kind: 'dropRequest', ...rule } as FaultRuleInput, requests)).toEqual(expected);
  });

  it('lets the first ones through and strikes a number of times', () => {
    const requests = Array.from({ length: 6 }, () => ['GET', '/users'] as const);
    const rule: FaultRuleInput = { kind: 'dropRequest', skip: 2, times: 3 };
    expect(strikes(rule, requests)).toEqual([false, false, true, true, true, false]);
  });

  it('strikes with a probability, the same way for the same seed', () => {
    const requests = Array.from({ length: 400 }, () => ['GET', '/users'] as const);
    const rule: FaultRuleInput = { kind: 'dropRequest', probability: 0.25, seed: 7 };
    const first = strikes(rule, requests);
    expect(strikes(rule, requests)).toEqual(first);
    expect(strikes({ ...rule, seed: 8 }, requests)).not.toEqual(first);
    const struck = first.filter(Boolean).length;
    expect(struck).toBeGreaterThan(60);
    expect(struck).toBeLessThan(140);
  });

  it('adds its delay to the outcome of a later one', () => {
    const book = new FaultBook();
    book.add(faultRule.parse({ kind: 'delay', delayMs: 5 }));
    book.add(faultRule.parse({ kind: 'delay', delayMs: 7 }));
    book.add(faultRule.parse({ kind: 'status', status: 503 }));
    expect(book.decide('GET', '/')).toMatchObject({ delayMs: 12, rule: { status: 503 } });
  });

  it.each([
    [{ kind: 'explode' }, 'kind'],
    [{ kind: 'status' }, 'status'],
    [{ kind: 'status', status: 200 }, 'status'],
    [{ kind: 'delay' }, 'delayMs'],
    [{ kind: 'dropRequest', status: 500 }, 'status'],
    [{ kind: 'dropRequest', body: 'x' }, 'body'],
    [{ kind: 'dropRequest', probability: 2 }, 'probability'],
    [{ kind: 'dropRequest', method: 'FETCH' }, 'method'],
    [{ kind: 'dropRequest', path: 'usergroups' }, 'path'],
    [{ kind: 'dropRequest', oops: 1 }, 'oops'],
  ])('%j is not taken, and the reason names %s', (rule, field) => {
    const result = faultRule.safeParse(rule);
    expect(JSON.stringify(result.error?.issues)).toContain(field);
  });
});

describe('the Stream face under faults', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startTestSandbox();
  });
  afterEach(() => sandbox.stop());
  const create = (name = 'Choir') => sandbox.request('POST', '/usergroups', { id: 'g', name });
  const groupCount = async () => (await sandbox.state()).groups.length;

  it('answers with a status and applies nothing', async () => {
    await sandbox.fault({ kind: 'status', status: 503, times: 1 });
    const answer = await create();
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ code: -1, StatusCode: 503 });
    expect(answer.headers.get('x-ratelimit-limit')).not.toBeNull();
    expect(await groupCount()).toBe(0);
    expect((await create()).status).toBe(201);
  });

  it('says when to come back', async () => {
    await sandbox.fault({ kind: 'status', status: 429, retryAfterSeconds: 7, times: 1 });
    await sandbox.fault({ kind: 'status', status: 429, times: 1 });
    const first = await create();
    expect([first.status, first.body.code]).toEqual([429, 9]);
    expect(first.headers.get('retry-after')).toBe('7');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('0');
    const second = await create();
    expect(second.headers.get('retry-after')).toBeNull();
    const reset = Number(second.headers.get('x-ratelimit-reset'));
    expect(reset).toBeGreaterThan(Date.now() / 1000 - 1);
  });

  it('answers with a body of one’s own, as HTML or as JSON', async () => {
    await sandbox.fault({ kind: 'status', status: 502, body: '<h1>Bad gateway</h1>', times: 1 });
    await sandbox.fault({ kind: 'status', status: 400, body: { odd: [1] }, times: 1 });
    const html = await fetch(`${sandbox.url}/usergroups`);
    expect(html.headers.get('content-type')).toContain('text/html');
    expect(await html.text()).toBe('<h1>Bad gateway</h1>');
    expect((await create()).body).toEqual({ odd: [1] });
  });

  it('drops a request before it is applied', async () => {
    await sandbox.fault({ kind: 'dropRequest', times: 1 });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(await groupCount()).toBe(0);
    expect((await sandbox.state()).requests.byStatus).toEqual({ dropped: 1 });
  });

  it('drops the answer after it was applied', async () => {
    await sandbox.fault({ kind: 'dropAnswer', times: 1 });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(await groupCount()).toBe(1);
  });

  it('sends half of an answer after it was applied', async () => {
    await sandbox.fault({ kind: 'truncate', times: 1 });
    const { apiKey } = sandbox.credentials.stream;
    const response = await fetch(`${sandbox.url}/usergroups?api_key=${apiKey}`, {
      method: 'POST',
      headers: { authorization: await sandbox.serverToken(), 'stream-auth-type': 'jwt' },
      body: JSON.stringify({ id: 'g', name: 'Choir' }),
    });
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow('terminated');
    expect(await groupCount()).toBe(1);
  });

  it('applies a request twice and sends the second answer', async () => {
    await sandbox.fault({ kind: 'duplicate', times: 1 });
    const answer = await create();
    expect([answer.status, answer.body.code]).toEqual([400, 4]);
    expect(answer.body.message).toContain('already exists');
    expect(await groupCount()).toBe(1);
    expect((await sandbox.state()).requests.byRoute).toEqual({ 'POST /usergroups': 2 });
  });

  it('handles a request that it held back', async () => {
    await sandbox.fault({ kind: 'delay', delayMs: 1, times: 1 });
    expect((await create()).status).toBe(201);
    expect((await sandbox.state()).faults).toMatchObject([{ kind: 'delay', struck: 1 }]);
  });

  it('is whole again when the faults are cleared, one or all', async () => {
    const { id } = await sandbox.fault({ kind: 'status', status: 500, path: '/usergroups' });
    await sandbox.fault({ kind: 'status', status: 500, path: '/users' });
    expect((await create()).status).toBe(500);
    expect((await sandbox.state()).faults).toMatchObject([
      { id, kind: 'status', matched: 1, struck: 1 },
      { path: '/users', matched: 0, struck: 0 },
    ]);
    const clear = (which: string) =>
      fetch(`${sandbox.url}/_sandbox/faults/${which}`, { method: 'DELETE' });
    expect((await clear(id)).status).toBe(200);
    expect((await clear(id)).status).toBe(404);
    expect((await create()).status).toBe(201);
    await sandbox.clearFaults();
    expect((await sandbox.state()).faults).toEqual([]);
  });

  it('refuses a rule that makes no sense, with the reason', async () => {
    await expect(sandbox.fault({ kind: 'delay' })).rejects.toThrow('kind delay needs delayMs');
  });

  it('never strikes the control surface', async () => {
    await sandbox.fault({ kind: 'dropRequest' });
    expect((await sandbox.state()).groups).toEqual([]);
  });

  it('stops at once although a request is held back', async () => {
    await sandbox.fault({ kind: 'delay', delayMs: 600_000 });
    const pending = create();
    pending.catch(() => {});
    while ((await sandbox.state()).requests.total === 0);
    expect(await groupCount()).toBe(0);
    await sandbox.stop();
    await expect(pending).rejects.toThrow('fetch failed');
  });
});
