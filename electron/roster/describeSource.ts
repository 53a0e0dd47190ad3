import type { ExportSource } from '#shared/domain/exporting.ts';
import type { ExportReading } from '#shared/domain/exportReading.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import type { StaysFilter } from '#shared/domain/stay.ts';
import type { Instant } from '#shared/domain/time.ts';

/** So many groups are named one by one. */
const namedGroups = 5;

/** What an export is called: on its sheet, on top of a page, in a list. */
export function titleOf(source: ExportSource, { parts, matrix }: ExportReading): string {
  const [first, second] = source.kind === 'groups' && matrix.length > 0 ? matrix : parts;
  switch (source.kind) {
    case 'group':
      return first?.name ?? '';
    case 'groups':
      return second === undefined && first !== undefined ? (first.name ?? '') : 'Groups';
    case 'people':
      return 'People';
    case 'stays':
      return `${first?.name ?? ''}: history`;
  }
}

/** Whom an export is about, in a coordinator's words; `sayDay` writes a day out. */
export function describeSource(
  source: ExportSource,
  reading: ExportReading,
  sayDay: (at: Instant) => string,
): string {
  const asOf = 'at' in source && source.at !== null ? [`as of ${sayDay(source.at)}`] : [];
  switch (source.kind) {
    case 'group':
      return [
        ...reading.parts.map(({ name }) => name),
        ...asOf,
        ...(source.personIds === null ? holding(source.filter) : [chosen(source.personIds.length)]),
      ].join(', ');
    case 'groups': {
      const groups = reading.matrix.length > 0 ? reading.matrix : reading.parts;
      const count = countOf(groups.length, 'group', 'groups');
      const names = groups.map(({ name }) => name).join(', ');
      const words = groups.length <= namedGroups ? `${count}: ${names}` : count;
      return [source.groupIds === null ? `All groups (${groups.length})` : words, ...asOf].join(
        ', ',
      );
    }
    case 'people':
      return source.personIds === null
        ? ['People', ...filterWords(source.filter, reading.groupNames)].join(', ')
        : chosen(source.personIds.length);
    case 'stays':
      return [
        ...reading.parts.map(({ name }) => `${name}: who was in it when`),
        ...stayWords(source.filter, sayDay),
        ...holding(source.text),
      ].join(', ');
  }
}

function filterWords(
  { text, anyOf, allOf, noneOf, statuses }: PeopleFilter,
  names: ReadonlyMap<GroupId, string>,
): string[] {
  const listed = (words: string, groups: readonly GroupId[]) =>
    groups.length === 0
      ? []
      : [
          `${words} ${groups.map((id) => `“${names.get(id) ?? 'a group that is gone'}”`).join(', ')}`,
        ];
  return [
    ...listed('in any of', anyOf),
    ...listed('in all of', allOf),
    ...listed('in none of', noneOf),
    ...(statuses.length === 0 ? [] : [`who are ${statuses.join(' or ')}`]),
    ...holding(text),
  ];
}

function stayWords(filter: StaysFilter, sayDay: (at: Instant) => string): string[] {
  switch (filter.kind) {
    case 'ever':
      return [];
    case 'current':
      return ['who is in it now'];
    case 'former':
      return ['who was and is not'];
    case 'joined':
    case 'left':
      return [`who ${filter.kind} between ${sayDay(filter.from)} and ${sayDay(filter.to)}`];
  }
}

function holding(text: string): string[] {
  const words = text.trim();
  return words === '' ? [] : [`only who has “${words}” in name, e-mail or phone`];
}

function chosen(count: number): string {
  return countOf(count, 'chosen person', 'chosen people');
}

function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
