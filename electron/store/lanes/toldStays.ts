import { type Instant, parseInstant } from '#shared/domain/time.ts';
import type { RemoteStay } from '../syncPorts.ts';

/** An ended stay as the server tells it, made sure of. */
export interface ToldStay {
  joinedAt: Instant | null;
  leftAt: Instant;
}

/** The stays of one person, by what makes two of them the same. */
interface PersonStays {
  byBeginning: Map<Instant, Instant>;
  ends: Set<Instant>;
}

/**
 * The stays of each member key, by their time. Stays that end before they begin, or at no time that can be read, are
 * none; of two that begin at the same time the one that ends later counts. So neither the order nor a repetition matters.
 */
export function toldStays(history: readonly RemoteStay[]): ReadonlyMap<string, ToldStay[]> {
  const people = new Map<string, PersonStays>();
  for (const { memberKey, joinedAt, leftAt } of history) {
    const stay = readStay(joinedAt, leftAt);
    if (stay === null) continue;
    const stays = people.get(memberKey) ?? { byBeginning: new Map(), ends: new Set() };
    people.set(memberKey, stays);
    if (stay.joinedAt === null) stays.ends.add(stay.leftAt);
    else {
      const known = stays.byBeginning.get(stay.joinedAt);
      if (known === undefined || known < stay.leftAt) {
        stays.byBeginning.set(stay.joinedAt, stay.leftAt);
      }
    }
  }
  return new Map([...people].map(([memberKey, stays]) => [memberKey, inOrder(stays)]));
}

function readStay(joined: string | null, left: string): ToldStay | null {
  const joinedAt = joined === null ? null : readTime(joined);
  const leftAt = readTime(left);
  if (leftAt === null || (joined !== null && joinedAt === null)) return null;
  return joinedAt !== null && joinedAt > leftAt ? null : { joinedAt, leftAt };
}

/** Only years of four digits: their instants compare as texts. */
function readTime(text: string): Instant | null {
  const instant = parseInstant(text);
  return instant !== null && /^[0-9]{4}-/.test(instant) ? instant : null;
}

/** Those with a known beginning first; one without is the same stay where it ends at the same time. */
function inOrder({ byBeginning, ends }: PersonStays): ToldStay[] {
  const begun = [...byBeginning].map(([joinedAt, leftAt]) => ({ joinedAt, leftAt }));
  const unbegun = [...ends.difference(new Set(byBeginning.values()))];
  return [
    ...begun.sort((one, other) => (one.joinedAt < other.joinedAt ? -1 : 1)),
    ...unbegun.sort().map((leftAt) => ({ joinedAt: null, leftAt })),
  ];
}
