import type { ComparePart, RosterMoment } from '#shared/domain/roster.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { DateFormats } from '../../ui/dates.ts';
import { named, type Sentence } from '../../ui/sentence.ts';

export interface Side extends RosterMoment {
  name: string;
}

type Format = Pick<DateFormats, 'day'>;

/** What each of the three lists holds: of two groups who is where, of two days who left and who joined. */
export function wordParts(
  first: Side,
  second: Side,
  format: Format,
): Readonly<Record<ComparePart, Sentence>> {
  if (first.groupId !== second.groupId) {
    return {
      onlyFirst: ['Only in ', ...wordSide(first, format)],
      onlySecond: ['Only in ', ...wordSide(second, format)],
      both: ['In both'],
    };
  }
  const meanwhile = wordMeanwhile(first.at, second.at, format);
  const left: Sentence = [`Left ${meanwhile}`];
  const joined: Sentence = [`Joined ${meanwhile}`];
  const isFirstEarlier = isEarlier(first.at, second.at);
  return {
    onlyFirst: isFirstEarlier ? left : joined,
    onlySecond: isFirstEarlier ? joined : left,
    both: ['There both times'],
  };
}

/** Why a list is empty. */
export function wordNobodyIn(
  part: ComparePart,
  first: Side,
  second: Side,
  format: Format,
): Sentence {
  if (first.groupId === second.groupId) {
    if (part === 'both') return ['Nobody was there both times.'];
    const hasLeft = (part === 'onlyFirst') === isEarlier(first.at, second.at);
    return [`Nobody ${hasLeft ? 'left' : 'joined'} ${wordMeanwhile(first.at, second.at, format)}.`];
  }
  if (part === 'both') return ['Nobody is in both.'];
  return ['Nobody is only in ', ...wordSide(part === 'onlyFirst' ? first : second, format), '.'];
}

/** `“Drivers”`, `“Drivers” on 14 Mar 2026`. */
export function wordSide({ name, at }: Side, format: Format): Sentence {
  return at === null ? ['“', named(name), '”'] : ['“', named(name), '” ', `on ${format.day(at)}`];
}

/** What lies between two times, whichever of them comes first: `since 14 Mar 2026`. */
function wordMeanwhile(one: Instant | null, other: Instant | null, format: Format): string {
  const [from, to] = isEarlier(one, other) ? [one, other] : [other, one];
  return to === null
    ? `since ${format.day(from)}`
    : `between ${format.day(from)} and ${format.day(to)}`;
}

/** Now is later than every instant. */
function isEarlier(one: Instant | null, other: Instant | null): boolean {
  if (one === null) return false;
  return other === null || Date.parse(one) < Date.parse(other);
}
