import type { ConflictKind } from '#shared/domain/conflict.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { OutboxEntry } from '../syncPorts.ts';
import { concernedPeople } from './laneMarks.ts';

/**
 * Whom a conflict is about, in the order of the edits it holds up. Of the people in a held edit, a removal there and a
 * full group concern those whom the server's copy does not have; when it has them all by now, the edits' people.
 */
export function conflictPeople(
  kind: ConflictKind,
  held: readonly Pick<OutboxEntry, 'command'>[],
  isInCopy: (personId: PersonId) => boolean,
): readonly PersonId[] {
  if (kind === 'name' || kind === 'description' || kind === 'permissionLost') return [];
  const people = new Set<PersonId>();
  for (const { command } of held) {
    // Whom we remove needs no room, and their role is not in question.
    if (kind !== 'groupDeleted' && command.name === 'removeMembers') continue;
    const concerned = concernedPeople(command);
    if (concerned !== 'everyone') for (const personId of concerned) people.add(personId);
  }
  if (kind === 'groupDeleted') return [...people];
  const missing = [...people].filter((personId) => !isInCopy(personId));
  return missing.length > 0 ? missing : [...people];
}
