import { compareText } from '../dataset/timestamp.ts';

/** How the requests counted so far were distributed. */
export interface RequestCountsReport {
  readonly total: number;
  /** By method and path template: `GET /usergroups/{id}`. */
  readonly byRoute: Readonly<Record<string, number>>;
  /** By HTTP status sent, and `dropped` where the connection was cut instead. */
  readonly byStatus: Readonly<Record<string, number>>;
}

/** Counts what reached the faces: not the control surface, not refused foreigners. */
export class RequestCounts {
  #total = 0;
  #byRoute = new Map<string, number>();
  #byStatus = new Map<string, number>();

  countRequest(route: string): void {
    this.#total += 1;
    increment(this.#byRoute, route);
  }

  countAnswer(status: number | 'dropped'): void {
    increment(this.#byStatus, String(status));
  }

  reset(): void {
    this.#total = 0;
    this.#byRoute.clear();
    this.#byStatus.clear();
  }

  report(): RequestCountsReport {
    return {
      total: this.#total,
      byRoute: sortedRecord(this.#byRoute),
      byStatus: sortedRecord(this.#byStatus),
    };
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sortedRecord(counts: Map<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
}
