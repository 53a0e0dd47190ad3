import type { Outcome } from '../classifyResponse.ts';

/** Trouble that another group, or another person, need not have. */
export function isForOneRequest(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'retry':
      return outcome.reach === 'request';
    case 'park':
    case 'gone':
    case 'alreadyDone':
    case 'unknownOutcome':
      return true;
    case 'pauseProvider':
    case 'signedOut':
    case 'updateRequired':
    case 'aborted':
      return false;
  }
}
