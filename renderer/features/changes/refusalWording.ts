import type { PendingChange } from '#shared/domain/change.ts';
import { named, type Sentence } from '../../ui/sentence.ts';

export interface RefusalWording {
  /** Stands before the edit in the title. */
  before: string;
  explanation: Sentence;
}

/** Why an edit goes no further by itself. */
export function wordRefusal(change: PendingChange): RefusalWording {
  if (change.state === 'conflict') {
    return {
      before: 'To decide',
      explanation: ['The same was changed on the server too. Trying again sends yours over it.'],
    };
  }
  if (isFromBackup(change)) {
    return {
      before: 'To check',
      explanation: ['This edit comes from a backup. It may have been sent already.'],
    };
  }
  if (change.failureKind === 'noMemberKey') {
    return {
      before: 'Not sent',
      explanation: ['The server does not know everybody in it yet. Try again after the next sync.'],
    };
  }
  return {
    before: 'Refused',
    explanation:
      change.serverMessage === null
        ? ['The server refused it and did not say why.']
        : ['The server said: “', named(change.serverMessage), '”'],
  };
}

/** It is known from a copy of the data file only. */
export function isFromBackup({ state, failureKind }: PendingChange): boolean {
  return state === 'parked' && failureKind === 'fromBackup';
}
