import peopleFile from '../../../../resources/demo/people.json' with { type: 'json' };
import type { Person } from '../../dataset/records.ts';
import { compareText } from '../../dataset/timestamp.ts';
import type { Random } from '../../random/seededRandom.ts';
import { createPhoneBook, localPartOf, shuffled } from './demoContacts.ts';
import { between, demoEnd, demoStart, momentOn } from './demoDates.ts';

/** How many were there on the first day, when the old address list was taken over. */
const firstDayPeople = 110;

const neighbourhoods = ['Harbour', 'Old Town', 'Mill Lane', 'Northfield', 'The Quays', 'Hillcrest'];
const availabilities = [
  'weekday mornings',
  'weekday evenings',
  'Saturdays',
  'weekends',
  'any time',
];

/** Everybody, numbered in the order in which they signed up. */
export function demoPeople(random: Random): Person[] {
  const names = shuffled(Object.values(peopleFile.names).flat(), random);
  const phoneOf = createPhoneBook(random);
  const usedLocalParts = new Set<string>();
  const signUps = names.map((_, at) => {
    const day = at < firstDayPeople ? demoStart : between(random, demoStart + 1, demoEnd - 10);
    return momentOn(day, random);
  });
  signUps.sort(compareText);
  return signUps.map((createdAt, at): Person => {
    const [name = '', ownLocalPart] = (names[at] ?? '').split('|');
    const localPart = freeLocalPart(ownLocalPart ?? localPartOf(name), usedLocalParts);
    return {
      id: `rv-${String(at + 1).padStart(3, '0')}`,
      name,
      email: random() < 0.93 ? `${localPart}@example.org` : null,
      phone: random() < 0.88 ? phoneOf() : null,
      role: roleOf(at),
      teams: [],
      attributes: {
        volunteer_since: createdAt.slice(0, 10),
        neighbourhood: pick(neighbourhoods, random),
        availability: pick(availabilities, random),
      },
      createdAt,
      updatedAt: createdAt,
    };
  });
}

function roleOf(at: number): string {
  if (at === 0) return 'admin';
  return at <= 2 ? 'moderator' : 'user';
}

function freeLocalPart(wanted: string, used: Set<string>): string {
  let localPart = wanted;
  for (let number = 2; used.has(localPart); number += 1) localPart = `${wanted}${number}`;
  used.add(localPart);
  return localPart;
}

function pick(items: readonly string[], random: Random): string {
  return items[between(random, 0, items.length - 1)] ?? '';
}
