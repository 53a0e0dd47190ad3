import type { CycleRecord } from '#shared/ipc/methods/sync.ts';
import { countOf, countPeople, formatCount } from '../../ui/counts.ts';
import type { DateFormats } from '../../ui/dates.ts';
import { wordDuration } from '../../ui/durations.ts';
import { formatKilobytes } from '../../ui/sizes.ts';

export const cycleHeadings = [
  'When',
  'What',
  'Outcome',
  'Requests',
  'Sent (KB)',
  'Received (KB)',
  'Took',
] as const;

/** From this column on they are numbers. */
export const firstNumberColumn = 3;

/** One pull or push as a row of the log, in the order of the headings. */
export function cycleCells(cycle: CycleRecord, dates: DateFormats, now: Date): string[] {
  return [
    dates.second(cycle.startedAt, now),
    wordWork(cycle),
    wordOutcome(cycle.outcome),
    formatCount(cycle.requests),
    formatKilobytes(cycle.bytesSent),
    formatKilobytes(cycle.bytesReceived),
    wordDuration(cycle.durationMs),
  ];
}

/** The log for a message to whoever helps: a spreadsheet's text, with times that mean the same everywhere. */
export function cyclesText(cycles: readonly CycleRecord[]): string {
  const lines = cycles.map((cycle) => [
    cycle.startedAt,
    wordWork(cycle),
    `${wordOutcome(cycle.outcome)} (${cycle.outcome})`,
    String(cycle.requests),
    String(cycle.bytesSent / 1000),
    String(cycle.bytesReceived / 1000),
    wordDuration(cycle.durationMs),
  ]);
  return [[...cycleHeadings], ...lines].map((cells) => cells.join('\t')).join('\n');
}

/**
 * What was fetched or sent: `Fetched 640 groups and 5,012 people`, `Sent 3 edits`; of one that failed, the attempt. A
 * pull that asked only for what had changed says so: `Fetched changes: 2 groups`.
 */
export function wordWork(cycle: CycleRecord): string {
  const { kind, outcome, people, groups, editsSent, isIncremental = false } = cycle;
  const isDone = outcome === 'done';
  if (kind === 'push') {
    if (editsSent > 0) return `Sent ${countOf(editsSent, 'edit', 'edits')}`;
    return isDone ? 'Sent nothing' : 'Sending';
  }
  const parts = [];
  if (groups > 0) parts.push(countOf(groups, 'group', 'groups'));
  if (people > 0) parts.push(countPeople(people));
  const fetched = isIncremental ? 'Fetched changes: ' : 'Fetched ';
  if (parts.length > 0) return `${fetched}${parts.join(' and ')}`;
  if (isDone) return isIncremental ? 'Fetched changes: none' : 'Fetched nothing new';
  return isIncremental ? 'Fetching changes' : 'Fetching';
}

/** How it ended, in a coordinator's words. What is not known here is shown as it was written down. */
export function wordOutcome(outcome: string): string {
  const known = outcomes[outcome];
  if (known !== undefined) return known;
  const status = Number(/^http (\d{3})$/.exec(outcome)?.[1]);
  if (status >= 500) return 'The server had trouble of its own';
  if (status >= 400) return 'The server refused';
  return outcome;
}

const outcomes: Readonly<Record<string, string>> = {
  done: 'Done',
  network: 'The server could not be reached',
  timeout: 'The server took too long',
  unreadable: 'The answer was not understood',
  unknownOutcome: 'The answer was not understood',
  signedOut: 'The credentials were not accepted',
  pauseProvider: 'The server asked to wait',
  updateRequired: 'This Muster is too old for the server',
  park: 'The server refused',
  gone: 'The group was not there any more',
  alreadyDone: 'It was so already',
  aborted: 'Stopped before the end',
  gaveWay: 'Let your edits go first',
  retry: 'It went wrong and is tried again',
  'http 401': 'The credentials were not accepted',
  'http 403': 'The server did not allow it',
  'http 404': 'The server did not find it',
  'http 408': 'The server took too long',
  'http 426': 'This Muster is too old for the server',
  'http 429': 'The server asked to wait',
  'http unknown': 'The answer was not understood',
};
