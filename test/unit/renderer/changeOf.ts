import { type PendingChange, pendingChangeSchema } from '#shared/domain/change.ts';
import { type Conflict, choicesFor, conflictSchema } from '#shared/domain/conflict.ts';

let made = 0;

/** A pending change with everything a test does not care about filled in. */
export function changeOf(fields: Partial<PendingChange>): PendingChange {
  made += 1;
  return {
    ...pendingChangeSchema.parse({
      id: uuid(1, made),
      editId: uuid(2, made),
      at: '2026-11-20T14:31:00.000Z',
      groupId: uuid(3, made),
      groupName: 'Community kitchen',
      command: 'addMembers',
      newName: null,
      newDescription: null,
      changesDescription: false,
      isAdmin: null,
      peopleCount: 0,
      peopleNames: [],
      state: 'queued',
      nextAttemptAt: null,
      failureKind: null,
      serverMessage: null,
      serverStatus: null,
      serverCode: null,
      conflict: null,
    }),
    ...fields,
  };
}

/** A conflict with everything a test does not care about filled in. */
export function conflictOf(kind: Conflict['kind'], fields: Partial<Conflict> = {}): Conflict {
  made += 1;
  return {
    ...conflictSchema.parse({
      id: uuid(4, made),
      kind,
      groupId: uuid(3, made),
      groupName: 'Community kitchen',
      foundAt: '2026-11-20T14:31:00.000Z',
      commandIds: [uuid(1, made)],
      peopleCount: 0,
      peopleNames: [],
      base: null,
      mine: null,
      theirs: null,
      choices: choicesFor(kind),
    }),
    ...fields,
  };
}

export function uuid(kind: number, index: number): string {
  return `0190000${kind}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}
