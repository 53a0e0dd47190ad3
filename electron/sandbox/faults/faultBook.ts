import { type Random, seededRandom } from '../random/seededRandom.ts';
import type { FaultRule } from './faultRule.ts';

/** A rule with its record: how many requests it matched and how often it struck. */
export type FaultReport = FaultRule & {
  readonly id: string;
  readonly matched: number;
  readonly struck: number;
};

/** What shall happen to one request. */
export interface FaultDecision {
  readonly delayMs: number;
  /** The rule that decides the outcome; null when the request is handled as usual. */
  readonly rule: FaultRule | null;
}

interface Entry {
  readonly id: string;
  readonly rule: FaultRule;
  readonly matches: (method: string, path: string) => boolean;
  readonly random: Random;
  matched: number;
  struck: number;
}

/** The rules in force, in the order they were made; the first one that strikes wins, delays add up. */
export class FaultBook {
  #entries: Entry[] = [];
  #nextNumber = 1;

  /** Puts a rule in force and returns the id to clear it by. */
  add(rule: FaultRule): string {
    const id = `fault-${this.#nextNumber++}`;
    this.#entries.push({
      id,
      rule,
      matches: matcherOf(rule),
      random: seededRandom(rule.seed),
      matched: 0,
      struck: 0,
    });
    return id;
  }

  /** False when there is no such rule. */
  clear(id: string): boolean {
    const before = this.#entries.length;
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
    return this.#entries.length < before;
  }

  clearAll(): void {
    this.#entries = [];
  }

  reports(): FaultReport[] {
    return this.#entries.map(({ id, rule, matched, struck }) => ({ id, ...rule, matched, struck }));
  }

  /** Decides about one request and keeps the tally. */
  decide(method: string, path: string): FaultDecision {
    let delayMs = 0;
    for (const entry of this.#entries) {
      if (!entry.matches(method, path) || !strikes(entry)) continue;
      if (entry.rule.kind !== 'delay') return { delayMs, rule: entry.rule };
      delayMs += entry.rule.delayMs ?? 0;
    }
    return { delayMs, rule: null };
  }
}

function strikes(entry: Entry): boolean {
  entry.matched += 1;
  const { skip, times, probability } = entry.rule;
  if (entry.matched <= skip || (times !== undefined && entry.struck >= times)) return false;
  if (probability !== undefined && entry.random() >= probability) return false;
  entry.struck += 1;
  return true;
}

function matcherOf({ method, path }: FaultRule): Entry['matches'] {
  const pathMatches = pathMatcher(path);
  return (actualMethod, actualPath) =>
    (method === undefined || method === actualMethod) && pathMatches(actualPath);
}

function pathMatcher(path: string | undefined): (actualPath: string) => boolean {
  if (path === undefined) return () => true;
  if (!path.includes('*')) return (actualPath) => actualPath.startsWith(path);
  const pattern = path
    .split('*')
    .map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*');
  const whole = new RegExp(`^${pattern}$`);
  return (actualPath) => whole.test(actualPath);
}
