import type { Intent } from '#shared/commands/command.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { OutboxEntry } from '../ports/store.ts';
import { peopleOf } from './laneRows.ts';

/** Does the server have what a row wants of a field, or of a person? */
export interface Reached {
  field(row: OutboxEntry, field: 'name' | 'description'): boolean;
  person(row: OutboxEntry, personId: PersonId): boolean;
}

/**
 * Rows in conflict about what a later row has set, and the server has what that later row wanted: the newer edit has
 * settled the question, and replaying the older one after it would bring the old value back to the screen. Of a row
 * about several people, those go whom a later row has settled; what is left of it stays in conflict.
 */
export function supersededConflicts(
  rows: readonly OutboxEntry[],
  reached: Reached,
): { rows: OutboxEntry[]; narrowed: { row: OutboxEntry; intent: Intent }[] } {
  const superseded: ReturnType<typeof supersededConflicts> = { rows: [], narrowed: [] };
  for (const [index, row] of rows.entries()) {
    if (row.state !== 'conflict') continue;
    const later = rows.slice(index + 1);
    const { command } = row;
    if (command.name === 'updateGroup' && isOvertaken(command.args, later, reached)) {
      superseded.rows.push(row);
    }
    if (command.name !== 'setAdmin') continue;
    const personIds = command.args.personIds.filter(
      (personId) =>
        !later.some(
          (other) => peopleOf(other.command).includes(personId) && reached.person(other, personId),
        ),
    );
    if (personIds.length === command.args.personIds.length) continue;
    const intent: Intent = { name: 'setAdmin', args: { ...command.args, personIds } };
    if (personIds.length === 0) superseded.rows.push(row);
    else superseded.narrowed.push({ row, intent });
  }
  return superseded;
}

function isOvertaken(
  args: { name?: string; description?: string | null },
  later: readonly OutboxEntry[],
  reached: Reached,
): boolean {
  return (['name', 'description'] as const).every(
    (field) =>
      args[field] === undefined ||
      later.some(
        (row) =>
          row.command.name === 'updateGroup' &&
          row.command.args[field] !== undefined &&
          reached.field(row, field),
      ),
  );
}
