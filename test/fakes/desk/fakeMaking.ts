import type { OutboxState, PendingChange } from '#shared/domain/change.ts';
import type { CommandId, EditId } from '#shared/domain/ids.ts';
import type { Person } from '#shared/domain/person.ts';
import { instantOf } from '#shared/domain/time.ts';
import { lookedAt } from './organisation.ts';

/** Somebody new whom the server is still to make. */
export interface FakeMaking {
  person: Person;
  commandId: CommandId;
  editId: EditId;
  state: OutboxState;
  serverMessage: string | null;
}

export function changeOfMaking(making: FakeMaking): PendingChange {
  const { person, commandId, editId, state, serverMessage } = making;
  return {
    id: commandId,
    editId,
    at: instantOf(lookedAt),
    groupId: null,
    groupName: '',
    command: 'createPerson',
    newName: person.name,
    newDescription: null,
    changesDescription: false,
    isAdmin: null,
    peopleCount: 1,
    peopleNames: [person.name],
    state,
    nextAttemptAt: null,
    failureKind: serverMessage === null ? null : 'http',
    serverMessage,
    serverStatus: serverMessage === null ? null : 422,
    serverCode: null,
    conflict: null,
  };
}
