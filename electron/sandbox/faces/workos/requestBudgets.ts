import type { SandboxClock } from '../../dataset/clock.ts';
import type { RequestBudget, WorkosRateLimits } from './limits.ts';

/** Counts requests in fixed windows, each budget on its own. */
export class RequestBudgets {
  readonly #clock: SandboxClock;
  readonly #limits: WorkosRateLimits;
  readonly #used = new Map<keyof WorkosRateLimits, { window: number; count: number }>();

  constructor(clock: SandboxClock, limits: WorkosRateLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Counts a request. Seconds to wait when a budget is used up, and nothing is counted then; else null. */
  take(method: string, path: string): number | null {
    const names = budgetsOf(method, path);
    const waits = names.flatMap((name) => this.#secondsToWait(name) ?? []);
    if (waits.length > 0) return Math.max(...waits);
    for (const name of names) {
      const window = this.#window(this.#limits[name]);
      const used = this.#used.get(name);
      this.#used.set(name, { window, count: used?.window === window ? used.count + 1 : 1 });
    }
    return null;
  }

  #secondsToWait(name: keyof WorkosRateLimits): number | null {
    const budget = this.#limits[name];
    const window = this.#window(budget);
    const used = this.#used.get(name);
    if (used?.window !== window || used.count < budget.requests) return null;
    return Math.max(1, (window + 1) * budget.windowSeconds - this.#nowSeconds);
  }

  #window({ windowSeconds }: RequestBudget): number {
    return Math.floor(this.#nowSeconds / windowSeconds);
  }

  get #nowSeconds(): number {
    return Number(this.#clock.now() / 1_000_000_000n);
  }
}

function budgetsOf(method: string, path: string): (keyof WorkosRateLimits)[] {
  if (path.startsWith('/user_management/')) {
    return ['all', method === 'GET' ? 'userManagementReads' : 'userManagementWrites'];
  }
  const isOrganizationDelete = method === 'DELETE' && /^\/organizations\/[^/]+$/.test(path);
  return isOrganizationDelete ? ['all', 'organizationDeletes'] : ['all'];
}
