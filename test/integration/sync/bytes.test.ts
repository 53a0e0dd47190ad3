import { expect, it } from 'vitest';
import { numberedGroups, numberedPeople } from '#test/contract/remotes/rosterSeed.ts';
import { type Exchange, laptopAtSandbox } from './sandboxLaptop.ts';

const totalOf = (exchanges: readonly Exchange[]) => ({
  requests: exchanges.length,
  bytesSent: exchanges.reduce((sum, { bytesSent }) => sum + bytesSent, 0),
  bytesReceived: exchanges.reduce((sum, { bytesReceived }) => sum + bytesReceived, 0),
});

it('the log’s requests and bytes are those that went over the line, run by run', async () => {
  const laptop = await laptopAtSandbox({ people: numberedPeople(3), groups: numberedGroups(3) });
  const { engine, store, clock, exchanges, comeToRest } = laptop;
  engine.start();
  await comeToRest(2);
  expect(store.cycles).toMatchObject([{ kind: 'pull', ...totalOf(exchanges) }]);

  const [group] = store.groups();
  if (group === undefined) throw new Error('No group came.');
  const from = exchanges.length;
  const name = 'Küche für Zoë';
  store.commit(group.groupId, { name: 'updateGroup', args: { name } }, clock.now());
  engine.editCommitted();
  await clock.advance(300);
  await comeToRest(2);
  const pushed = totalOf(exchanges.slice(from));
  expect(store.cycles.at(-1)).toMatchObject({ kind: 'push', outcome: 'done', ...pushed });
  expect(pushed.bytesSent).toBe(new TextEncoder().encode(JSON.stringify({ name })).byteLength);
});

it('a run that fails has its bytes as well', async () => {
  const { engine, store, sandbox, exchanges } = await laptopAtSandbox({
    groups: numberedGroups(3),
  });
  await sandbox.fault({ kind: 'status', status: 503, path: '/usergroups', method: 'GET' });
  engine.start();
  await engine.whenIdle();
  expect(store.cycles).toMatchObject([{ outcome: 'http 503', ...totalOf(exchanges) }]);
  expect(totalOf(exchanges).bytesReceived).toBeGreaterThan(0);
});
