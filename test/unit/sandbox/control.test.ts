import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '#test/support/startSandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.stop());

/** The status of a request with headers that fetch would not let us set. */
function statusWith(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(`${sandbox.url}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('a web page', () => {
  it.each([
    ['with an Origin', { origin: 'http://evil.example' }],
    ['of the sandbox’s own origin', { origin: 'http://127.0.0.1' }],
    ['that only wants to be told', { 'sec-fetch-site': 'cross-site' }],
    ['that bent its name to this machine', { host: 'evil.example' }],
    ['whose name only begins like this machine’s', { host: '127.0.0.1.evil.example' }],
  ])('%s gets nothing', async (_, headers) => {
    expect(await statusWith('/_sandbox/state', headers)).toBe(403);
    expect(await statusWith('/usergroups', headers)).toBe(403);
    expect((await sandbox.state()).requests.total).toBe(0);
  });

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST:80'])('is not what asks %s', async (host) => {
    expect(await statusWith('/_sandbox/state', { host })).toBe(200);
  });
});

describe('the state', () => {
  it('counts requests by route and status, not its own', async () => {
    await sandbox.request('POST', '/usergroups', { id: 'b', name: 'B' });
    await sandbox.request('POST', '/usergroups', { id: 'a', name: 'A' });
    await sandbox.request('GET', '/usergroups/a');
    await sandbox.request('GET', '/usergroups/zzz');
    await sandbox.request('GET', '/usergroups/search?query=a');
    await sandbox.request('PATCH', '/usergroups/a');
    await sandbox.request('GET', '/nowhere');
    const { groups, requests } = await sandbox.state();
    expect(groups.map((group) => group.id)).toEqual(['a', 'b']);
    expect(requests).toEqual({
      total: 7,
      byRoute: {
        'GET (unknown path)': 1,
        'GET /usergroups/search': 1,
        'GET /usergroups/{id}': 2,
        'PATCH /usergroups/{id}': 1,
        'POST /usergroups': 2,
      },
      byStatus: { '200': 2, '201': 2, '404': 2, '405': 1 },
    });
  });

  it('counts from nothing again when told to', async () => {
    await sandbox.request('GET', '/usergroups');
    await fetch(`${sandbox.url}/_sandbox/reset-counts`, { method: 'POST' });
    expect((await sandbox.state()).requests).toEqual({ total: 0, byRoute: {}, byStatus: {} });
  });

  it('has no other controls', async () => {
    const answer = await fetch(`${sandbox.url}/_sandbox/secrets`);
    expect(answer.status).toBe(404);
  });
});

describe('stopping', () => {
  it('closes idle connections and can be asked for twice', async () => {
    await sandbox.state();
    await Promise.all([sandbox.stop(), sandbox.stop()]);
    await expect(sandbox.state()).rejects.toThrow('fetch failed');
  });
});
