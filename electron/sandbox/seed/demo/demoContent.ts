import groupsFile from '../../../../resources/demo/groups.json' with { type: 'json' };
import type { DatasetContent, Group, Person } from '../../dataset/records.ts';
import { compareText } from '../../dataset/timestamp.ts';
import { type Random, seededRandom } from '../../random/seededRandom.ts';
import { dayOf, momentOn } from './demoDates.ts';
import { demoPeople } from './demoPeople.ts';
import { type DemoGroup, demoStays, type Stay, withAdmins } from './demoStays.ts';

/** What the demo organisation is called. */
export const demoName = 'Riverside Volunteers';

/** "Riverside Volunteers": the same people, groups and dates every time, made from resources/demo. */
export function demoContent(): DatasetContent {
  const random = seededRandom(20_261_101);
  const people = demoPeople(random);
  const keenness = new Map(people.map((person) => [person.id, 1 + random()]));
  const groups: Group[] = [];
  const stays: Stay[] = [];
  for (const definition of groupsFile.groups) {
    const candidates = candidatesOf(definition, people, keenness, random);
    const founded = dayOf(definition.foundedOn);
    const founder = candidates.find((person) => dayOf(person.createdAt.slice(0, 10)) < founded);
    if (!founder) throw new Error(`nobody was there to found ${definition.id}`);
    const createdAt = momentOn(founded, random);
    groups.push(groupOf(definition, founder, createdAt));
    const unmarked = demoStays(definition, founder, createdAt, candidates, random);
    stays.push(...withAdmins(unmarked, definition.admins));
  }
  stays.sort((a, b) => compareText(a.joinedAt, b.joinedAt));
  return { people, groups, memberships: stays.map((stay, at) => ({ id: at + 1, ...stay })) };
}

/** People in the order in which the group draws on them: the keener, the likelier to come early. */
function candidatesOf(
  { composition }: DemoGroup,
  people: readonly Person[],
  keenness: ReadonlyMap<string, number>,
  random: Random,
): Person[] {
  if (composition === 'newest') return [...people].reverse();
  const pool = composition === 'longStanding' ? people.slice(0, 110) : people;
  return pool
    .map((person) => ({ person, rank: random() * (keenness.get(person.id) ?? 1) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ person }) => person);
}

function groupOf(definition: DemoGroup, founder: Person, createdAt: Group['createdAt']): Group {
  return {
    id: definition.id,
    name: definition.name,
    description: definition.description,
    teamId: null,
    createdBy: founder.id,
    createdAt,
    updatedAt: createdAt,
  };
}
