import { instantOf } from '#shared/domain/time.ts';
import type { CycleRecord } from '#shared/ipc/methods/sync.ts';

/** An afternoon of pulls and pushes, newest first: mostly quiet, with the troubles a network has. */
export function syncRecords(now: number): CycleRecord[] {
  return Array.from({ length: 28 }, (_, index): CycleRecord => {
    const outcome = outcomes[index] ?? 'done';
    const isPush = index % 5 === 1;
    const isFirst = index === 27;
    return {
      startedAt: instantOf(now - (4 + index * 7) * 60_000 - index * 1700),
      durationMs: isFirst ? 74_200 : outcome === 'timeout' ? 30_012 : 180 + index * 41,
      kind: isPush ? 'push' : 'pull',
      outcome,
      requests: isFirst ? 1284 : isPush ? 3 : 2,
      bytesSent: isPush ? 1840 : 96,
      bytesReceived: isFirst ? 2_184_000 : outcome === 'network' ? 0 : 9_450 + index * 310,
      people: isFirst ? 5012 : 0,
      groups: isFirst ? 640 : isPush ? 0 : index % 3,
      memberships: isFirst ? 21_904 : 0,
      isIncremental: !isPush && !isFirst && index % 3 === 0,
      editsSent: isPush && outcome === 'done' ? 1 + index : 0,
    };
  });
}

const outcomes: Readonly<Record<number, string>> = {
  2: 'network',
  3: 'network',
  6: 'http 429',
  9: 'timeout',
  11: 'http 403',
  13: 'http 503',
};
