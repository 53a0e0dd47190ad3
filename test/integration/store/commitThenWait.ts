import { openStore } from '#electron/store/openStore.ts';
import { groupIdSchema } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';

// A process that accepts edits and says so, until it is killed: `node commitThenWait.ts <file> <group> <first>`.
const [file, group, first] = process.argv.slice(2);
if (file === undefined || group === undefined) throw new Error('A file and a group, please.');

const groupId = groupIdSchema.parse(group);
const store = openStore({ file, now: () => 0 });
let edit = Number(first);

function accept(): void {
  store.commitEdit({
    intents: [{ groupId, intent: { name: 'updateGroup', args: { name: `Edit ${edit}` } } }],
    at: instantOf(edit * 1000),
  });
  // What the user would see; the kill may come at any moment after this.
  process.stdout.write(`accepted ${edit}\n`);
  edit += 1;
  setImmediate(accept);
}
accept();
