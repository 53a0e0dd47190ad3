import { createOrganisation, type OrganisationShape } from './organisation.ts';

const shape: OrganisationShape = {
  people: 6000,
  moreGroups: 0,
  firstGroupSize: 5000,
  hasAwkwardNames: false,
  hasDates: true,
  isWithoutGroups: false,
};

/** Every outcome in a dozen lines: known, several, similar, unknown, of no use, said twice; groups here and not. */
export const mixed = [
  'Name;E-mail;Group;Remarks',
  ...lines(0, 9, 'Community kitchen'),
  ...lines(4, 7, 'Drivers'),
  'Anneliese Brook;;Community kitchen;similar name',
  'Chloé Marchetti;;Kitchen rota;similar name',
  'Grace Oduya;grace.oduya@example.net;Kitchen rota;',
  'Tobias Keller;tobias@example.net;Drivers;not here',
  'عبد الرحمن بن محمد بن عبد الله بن إسماعيل الأندلسي القرطبي;;Kitchen rota;',
  'Maximiliana-Theodora Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh;;مطبخ الحي الشمالي للمتطوعين في عطلة نهاية الأسبوع;',
  ';;Drivers;somebody',
  ';;;',
  ';;Board;two from the office',
  ...lines(4, 5, 'Drivers'),
].join('\n');

function lines(from: number, to: number, group: string): string[] {
  const { people } = createOrganisation({ ...shape, people: 240, firstGroupSize: null });
  return [...people.values()]
    .slice(from, to)
    .map(({ name, email }) => `${name};${email ?? ''};${group};`);
}

/** Five thousand people, each in one of sixty groups. */
export function manyLines(): string {
  const { people } = createOrganisation(shape);
  const rows = [...people.values()].slice(0, 5000).map(({ name, email }, index) => {
    const team = String((index % 60) + 1).padStart(2, '0');
    const isLike = index % 41 === 7;
    return `${isLike ? name.slice(0, 9) : name};${isLike ? '' : (email ?? '')};Team ${team}`;
  });
  return ['Name;E-mail;Group', ...rows].join('\n');
}

/** A cross table. */
export const matrix = [
  'Who\tMail\tBoard\tDrivers\tWinter shelter',
  'Amara Okafor\tamara.okafor0@example.org\tx\t\tx',
  'Anneliese Brückner\t\t\tx\t',
  'Hiroshi Tanaka\t\tx\tx\tx',
].join('\n');
