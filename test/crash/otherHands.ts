import type { Random } from '#electron/sandbox/random/seededRandom.ts';
import type { TestSandbox } from '#test/support/startSandbox.ts';
import { elsewherePrefix, seededPrefix, theirs } from './roster.ts';

/**
 * Somebody else edits on the server, through its own API: their people in any group, the descriptions of the groups that
 * were there from the start, groups of their own. Nothing of it contradicts the edits under test.
 */
export async function editElsewhere(
  sandbox: TestSandbox,
  random: Random,
  number: number,
): Promise<void> {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  for (let left = Math.floor(random() * 4); left > 0; left -= 1) {
    const { groups } = await sandbox.state();
    const group = pick(groups);
    const key = pick(theirs);
    if (group === undefined || key === undefined) continue;
    const path = `/usergroups/${group.id}`;
    const draw = random();
    if (draw < 0.15) {
      const made = { name: `${elsewherePrefix} ${number}-${left}`, member_ids: [key] };
      await change(sandbox, 'POST', '/usergroups', made);
    } else if (draw < 0.25 && group.name.startsWith(elsewherePrefix)) {
      await change(sandbox, 'DELETE', path);
    } else if (draw < 0.4 && group.name.startsWith(seededPrefix)) {
      await change(sandbox, 'PUT', path, { description: `From elsewhere ${number}-${left}` });
    } else if (draw < 0.6) {
      await change(sandbox, 'POST', `${path}/members/delete`, { member_ids: [key] });
    } else {
      const as_admin = random() < 0.4;
      await change(sandbox, 'POST', `${path}/members`, { member_ids: [key], as_admin });
    }
  }
}

async function change(
  sandbox: TestSandbox,
  method: string,
  path: string,
  body?: object,
): Promise<void> {
  const { status } = await sandbox.request(method, path, body);
  if (status >= 300) throw new Error(`${method} ${path} was answered ${status}`);
}
