import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const pageSchema = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });
const groupSchema = z.object({
  id: z.string(),
  remoteId: z.string().nullable(),
  name: z.string(),
  description: z.string().nullable(),
});
const memberSchema = z.object({ memberKey: z.string(), isAdmin: z.boolean() });

/** Every group of the open workspace with its roster, as the stdio host reads it from the data folder. */
export async function readStore(dataFolder: string) {
  const script = join(import.meta.dirname, '../../../electron/hosts/stdio.ts');
  const child = spawn(process.execPath, [script, '--data', dataFolder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting = new Map<number, (value: unknown) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = z
      .object({ id: z.number(), ok: z.boolean(), value: z.unknown() })
      .safeParse(JSON.parse(line));
    if (message.success) waiting.get(message.data.id)?.(message.data.value);
  });
  let lastId = 0;
  const call = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      child.stdin.write(`${JSON.stringify({ id: lastId, method, params })}\n`);
    });

  // What is looked at here is the store; a sync of its own would only get in the way.
  await call('sync.setOffline', { offline: true });
  const { items } = pageSchema(groupSchema).parse(await call('groups.list', { limit: 5000 }));
  const groups = await Promise.all(
    items.map(async (group) => {
      const params = { groupId: group.id, limit: 5000 };
      const roster = pageSchema(memberSchema).parse(await call('roster.query', params));
      return { ...group, members: roster.items };
    }),
  );
  await call('sync.setOffline', { offline: false });
  child.stdin.end();
  await new Promise((resolve) => child.once('exit', resolve));
  return groups;
}
