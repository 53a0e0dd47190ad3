import type { MembershipInterval, Person } from '../../dataset/records.ts';
import { compareText, type Timestamp } from '../../dataset/timestamp.ts';
import type { Random } from '../../random/seededRandom.ts';
import { between, dayOf, demoEnd, momentOn } from './demoDates.ts';

export type Stay = Omit<MembershipInterval, 'id'>;

/** One row of groups.json. */
export interface DemoGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly foundedOn: string;
  readonly members: number;
  readonly former: number;
  readonly rejoined: number;
  readonly admins: number;
  readonly composition: string;
}

/** Days a person must have had in a group to have left it, or left it and come back. */
const daysForABreak = 120;
const lastDay = demoEnd - 2;

interface Cast {
  readonly rejoined: readonly Person[];
  readonly former: readonly Person[];
  readonly present: readonly Person[];
}

/** Everybody's stays in one group: as many members, former members and rejoiners as it says it has. */
export function demoStays(
  group: DemoGroup,
  founder: Person,
  foundedAt: Timestamp,
  candidates: readonly Person[],
  random: Random,
): Stay[] {
  const dayAfterFounding = dayOf(group.foundedOn) + 1;
  const firstDayOf = (person: Person) =>
    Math.max(dayAfterFounding, dayOf(person.createdAt.slice(0, 10)) + 1);
  const others = candidates.filter((person) => person.id !== founder.id);
  const { rejoined, former, present } = chooseCast(group, others, firstDayOf);
  const isNewest = group.composition === 'newest';
  const stay = (person: Person, from: number, to: number | null): Stay => ({
    groupId: group.id,
    personId: person.id,
    joinedAt: momentOn(from, random),
    leftAt: to === null ? null : momentOn(to, random),
    isAdmin: false,
  });
  return [
    { groupId: group.id, personId: founder.id, joinedAt: foundedAt, leftAt: null, isAdmin: true },
    ...rejoined.flatMap((person) => {
      const first = firstDayOf(person);
      const third = Math.floor((lastDay - first) / 3);
      const joined = between(random, first, first + third - 1);
      const left = between(random, first + third, first + 2 * third - 1);
      const back = between(random, first + 2 * third, lastDay);
      return [stay(person, joined, left), stay(person, back, null)];
    }),
    ...former.map((person) => {
      const first = firstDayOf(person);
      const joined = isNewest ? first + 1 : between(random, first, lastDay - 60);
      const left = isNewest
        ? joined + between(random, 45, 75)
        : between(random, joined + 14, lastDay);
      return stay(person, joined, left);
    }),
    ...present.map((person) => {
      const first = firstDayOf(person);
      const isEarly = isNewest || random() < 0.4;
      const latest = isEarly ? Math.min(first + 10, lastDay) : lastDay;
      return stay(person, between(random, first, latest), null);
    }),
  ];
}

/** Who is in the group again, who has left it and who is in it for the first time; nobody is two of these. */
function chooseCast(
  group: DemoGroup,
  others: readonly Person[],
  firstDayOf: (person: Person) => number,
): Cast {
  const inTime = others.filter((person) => firstDayOf(person) < lastDay);
  const newcomers = group.members - group.rejoined - 1;
  // Among the newest, those who have left came before those who are still in.
  const longEnough = (group.composition === 'newest' ? inTime.slice(newcomers) : inTime).filter(
    (person) => firstDayOf(person) <= lastDay - daysForABreak,
  );
  const rejoined = longEnough.slice(0, group.rejoined);
  const former = longEnough.slice(group.rejoined, group.rejoined + group.former);
  const taken = new Set([...rejoined, ...former]);
  const present = inTime.filter((person) => !taken.has(person)).slice(0, newcomers);
  return { rejoined, former, present };
}

/** Makes the longest-standing present members admins, until the group has as many as it says. */
export function withAdmins(stays: readonly Stay[], admins: number): Stay[] {
  const open = stays.filter((stay) => stay.leftAt === null);
  const chosen = new Set(
    open
      .sort((a, b) => compareText(a.joinedAt, b.joinedAt))
      .slice(0, admins)
      .map((stay) => stay.personId),
  );
  return stays.map((stay) =>
    stay.leftAt === null ? { ...stay, isAdmin: chosen.has(stay.personId) } : stay,
  );
}
