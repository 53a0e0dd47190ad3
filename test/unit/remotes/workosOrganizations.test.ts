import { describe, expect, it } from 'vitest';
import { listScopes } from '#electron/remotes/createRemote.ts';
import { type Answer, json, noAbort, scriptedFetch } from './scriptedFetch.ts';
import { valueIn } from './streamOver.ts';
import { apiKey, asked, list } from './workosOver.ts';

function scopesFrom(...answers: Answer[]) {
  const { fetch, seen } = scriptedFetch(...answers);
  const scopes = listScopes(
    {
      provider: 'workos',
      baseUrl: 'https://api.example.org',
      credentials: { kind: 'apiKey', apiKey },
      fetch,
      nowMs: () => 0,
    },
    noAbort,
  );
  return { scopes, seen };
}

describe('the organizations of a key', () => {
  it('are read from every page, by name, without those that cannot be told', async () => {
    const { scopes, seen } = scopesFrom(
      list([{ id: 'org_1', name: 'Zoo' }, { id: 'org_2' }], 'org_2'),
      list([{ id: 'org_3', name: 'Choir', domains: [] }]),
    );
    expect(valueIn(await scopes)).toEqual([
      { id: 'org_3', name: 'Choir' },
      { id: 'org_1', name: 'Zoo' },
    ]);
    expect(asked(seen)).toEqual([
      'GET /organizations?limit=100&order=asc',
      'GET /organizations?after=org_2&limit=100&order=asc',
    ]);
  });

  it('are not told in part: one page that fails is the answer', async () => {
    const refusal = json({ message: 'Unauthorized' }, 401);
    const { scopes } = scopesFrom(list([{ id: 'org_1', name: 'Zoo' }], 'org_1'), refusal);
    expect(await scopes).toMatchObject({ ok: false, failure: { kind: 'http', status: 401 } });
  });
});
