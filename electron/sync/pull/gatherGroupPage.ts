import { classifyResponse, type Outcome } from '../classifyResponse.ts';
import type {
  ReadGroup,
  RemoteFailure,
  RemoteGroup,
  RemoteResult,
  UnreadableItem,
} from '../ports/remote.ts';

/** One listed group with what reading it in full brought. */
export interface GroupRead {
  remoteId: string;
  result: RemoteResult<ReadGroup>;
}

export interface GatheredPage {
  groups: RemoteGroup[];
  /** The server has none of them (any more). */
  goneRemoteIds: string[];
  unreadRemoteIds: string[];
  unreadable: UnreadableItem[];
}

/**
 * Turns the reads of a page's groups into what can be stored. One group that cannot be read for reasons of its own
 * is set aside (P6) and stops nothing; one deleted meanwhile is named as gone; any other failure is the page's.
 * `isServerItself`: something else was just read well, so that it is the groups also where none is readable.
 */
export function gatherGroupPage(
  reads: readonly GroupRead[],
  { isServerItself = false }: { isServerItself?: boolean } = {},
): { ok: true; page: GatheredPage } | { ok: false; failure: RemoteFailure; outcome: Outcome } {
  const page: GatheredPage = {
    groups: [],
    goneRemoteIds: [],
    unreadRemoteIds: [],
    unreadable: [],
  };
  for (const { remoteId, result } of reads) {
    if (result.ok) {
      page.groups.push(result.value.group);
      page.unreadable.push(...result.value.unreadable);
      continue;
    }
    const { failure } = result;
    if (isGone(failure)) {
      page.goneRemoteIds.push(remoteId);
      continue;
    }
    if (failsPage(failure) || !(isServerItself || isAnyReadable(reads))) {
      return { ok: false, failure, outcome: classifyResponse(failure, 'getGroup') };
    }
    page.unreadRemoteIds.push(remoteId);
    page.unreadable.push({ kind: 'group', remoteId, raw: 'null', reason: reasonOf(failure) });
  }
  return { ok: true, page };
}

/** The server has no such group. */
export function isGone(failure: RemoteFailure): boolean {
  return classifyResponse(failure, 'getGroup').kind === 'gone';
}

/** Would any other group have failed the same way? */
export function failsPage(failure: RemoteFailure): boolean {
  const { kind } = classifyResponse(failure, 'getGroup');
  return kind !== 'gone' && kind !== 'park' && kind !== 'unknownOutcome';
}

/** When nothing of a page is readable, it is not the groups: a portal or proxy may be answering for the server. */
function isAnyReadable(reads: readonly GroupRead[]): boolean {
  return reads.length === 1 || reads.some(({ result }) => result.ok);
}

function reasonOf({ status, serverMessage, kind }: RemoteFailure): string {
  if (kind === 'unreadable') return 'The server’s answer could not be read.';
  const answer = `The server answered ${status ?? 'something unexpected'}`;
  return serverMessage === null ? `${answer}.` : `${answer}: ${serverMessage}`;
}
