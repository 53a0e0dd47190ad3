import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StreamChat } from 'stream-chat';
import { describe, expect, it } from 'vitest';
import { congressFolder, congressMissing } from '#test/fixtures/congressFolder.ts';
import { startTestSandbox } from '#test/support/startSandbox.ts';

const folder = congressFolder();
if (folder === null) console.info(congressMissing);

describe.runIf(folder)('a public roster of 537 people and 230 groups', () => {
  it('is pulled whole by the official client, with the members that its files name', async () => {
    const warnings: string[] = [];
    const sandbox = await startTestSandbox({
      seed: { folder: folder ?? '' },
      onWarning: (line) => warnings.push(line),
    });
    const { apiKey, apiSecret } = sandbox.credentials.stream;
    const client = new StreamChat(apiKey, apiSecret, { baseURL: sandbox.url });
    const pairs: string[] = [];
    let options: Parameters<StreamChat['queryUserGroups']>[0] = { limit: 100 };
    for (;;) {
      const { user_groups: page } = await client.queryUserGroups(options);
      for (const { id } of page) {
        const { user_group } = await client.getUserGroup(id);
        pairs.push(...(user_group.members ?? []).map(({ user_id }) => `${id},${user_id}`));
      }
      const last = page.at(-1);
      if (page.length < 100 || !last) break;
      options = { limit: 100, created_at_gt: last.created_at, id_gt: last.id };
    }
    const { people, groups, requests } = await sandbox.state();
    await sandbox.stop();

    const lines = readFileSync(join(folder ?? '', 'memberships.csv'), 'utf8')
      .trim()
      .split('\n');
    const expected = lines.slice(1).map((line) => line.split(',').slice(0, 2).join(','));
    expect(expected.length).toBeGreaterThan(3000);
    expect(pairs.sort()).toEqual(expected.sort());
    expect([people.length, groups.length]).toEqual([537, 230]);
    expect(requests.byRoute).toEqual({ 'GET /usergroups': 3, 'GET /usergroups/{id}': 230 });
    expect(warnings).toEqual([]);
  });
});
