import type { RemoteFailure } from '#electron/sync/ports/remote.ts';
import type { HttpClient } from '../http.ts';
import type { PathPart } from '../requestUrl.ts';
import { workosAssumptions } from './assumptions.ts';
import { listSchema } from './listPages.ts';
import { readOrganizationDeletions } from './organizationDeletions.ts';

/** The organization that a workspace is about, and what may be believed when it is not found. */
export interface Organization {
  readonly id: string;
  readonly groupsPath: readonly PathPart[];
  /** Does this key reach the organization and its groups? Changes nothing. */
  check(signal: AbortSignal): Promise<RemoteFailure | null>;
  /**
   * Has the organization been deleted, as the feed of events has it? That it is not found proves nothing: the key may
   * be another one's, and a wrong key must not empty a roster.
   */
  wasDeleted(signal: AbortSignal): Promise<boolean>;
  /** Is it known already that it was? Asks nobody. */
  isKnownDeleted(): boolean;
  /** The feed was seen to tell that it was. */
  noteDeleted(): void;
  /**
   * What a refusal of a request about one group means. That a group is not found counts where the organization is
   * there, or was deleted; elsewhere it says nothing about the group.
   */
  explainMissing(failure: RemoteFailure, signal: AbortSignal): Promise<RemoteFailure>;
}

export function createOrganization(client: HttpClient, id: string): Organization {
  const groupsPath = ['organizations', { id }, 'groups'];
  let isDeleted = false;

  async function check(signal: AbortSignal): Promise<RemoteFailure | null> {
    const answer = await client.request(
      { method: 'GET', path: groupsPath, query: { limit: '1' } },
      listSchema,
      signal,
    );
    return answer.ok ? null : answer.failure;
  }

  async function wasDeleted(signal: AbortSignal): Promise<boolean> {
    isDeleted ||= await readOrganizationDeletions(client, id, signal);
    return isDeleted;
  }

  return {
    id,
    groupsPath,
    check,
    wasDeleted,
    isKnownDeleted: () => isDeleted,
    noteDeleted() {
      isDeleted = true;
    },
    async explainMissing(failure, signal) {
      if (!isMissing(failure)) {
        return failure;
      }
      const problem = await check(signal);
      if (problem === null) {
        return failure;
      }
      if (!isOrganizationMissing(problem)) {
        return problem;
      }
      return (await wasDeleted(signal)) ? failure : { ...problem, kind: 'unreadable' };
    },
  };
}

/** The server has not got it, in its own words. */
export function isMissing({ kind, status }: RemoteFailure): boolean {
  return kind === 'http' && (status === 404 || status === 410);
}

/** Of a request about the organization itself: it is not found. */
export function isOrganizationMissing(failure: RemoteFailure): boolean {
  const { kind, serverMessage } = failure;
  const isSaid = workosAssumptions.organizationMissing.test(serverMessage ?? '');
  return isMissing(failure) || (kind === 'http' && isSaid);
}
