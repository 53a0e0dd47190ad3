import type { Intent } from '#shared/commands/command.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { OutboxEntry } from '../ports/store.ts';
import { replay } from './laneRows.ts';
import { sameGroup } from './sameGroup.ts';

/**
 * Parked rows of which the server's copy holds a part, with what is left of them. An add of a hundred people of
 * whom one was refused is an add of that one: otherwise, somebody removed there later would be added again
 * together with the one who was refused.
 */
export function narrowParked(
  copy: GroupState,
  rows: readonly OutboxEntry[],
): { seq: number; intent: Intent }[] {
  const wish = replay(copy, rows);
  let left = rows;
  const narrowed: { seq: number; intent: Intent }[] = [];
  for (const row of rows) {
    const intent = row.state === 'parked' ? remainder(copy, row) : null;
    if (intent === null) continue;
    const smaller = left.map((other) =>
      other === row ? { ...row, command: { ...row.command, ...intent } } : other,
    );
    // An earlier row may take out whom this one adds again: then it is needed whole.
    if (!sameGroup(replay(copy, smaller), wish)) continue;
    left = smaller;
    narrowed.push({ seq: row.seq, intent });
  }
  return narrowed;
}

function remainder(copy: GroupState, { command }: OutboxEntry): Intent | null {
  if (command.name !== 'addMembers' && command.name !== 'createGroup') return null;
  const members = command.args.members.filter(({ personId }) => !copy.members.has(personId));
  const isWhole = command.name === 'addMembers' && members.length === command.args.members.length;
  return isWhole || members.length === 0 ? null : { name: 'addMembers', args: { members } };
}
