import type { PersonStatus } from '#shared/domain/person.ts';
import type { PersonRow } from '#shared/ipc/methods/people.ts';
import { formatCount } from '../../ui/counts.ts';
import { named, type Sentence } from '../../ui/sentence.ts';

export const personStatuses: readonly PersonStatus[] = ['active', 'inactive', 'unknown', 'gone'];

/** What a status means, where its two words are not enough; null for what needs no words. */
export const statusMeanings: Readonly<Record<PersonStatus, string | null>> = {
  active: null,
  inactive: 'The server lists this person as inactive',
  unknown: 'A group names this person, but the server has not listed them yet',
  gone: 'The server does not list this person any more',
};

/** The groups of a row on one line of text: `Board, Choir and 3 more`. */
export function wordGroups({ groupNames, groupCount }: PersonRow): Sentence {
  return listNames(groupNames, groupCount);
}

/** Names in a row, and how many there are beyond them: `Board, Choir and 3 more`. */
export function listNames(names: readonly string[], count: number): Sentence {
  const listed = names.flatMap((name, index) =>
    index === 0 ? [named(name)] : [', ', named(name)],
  );
  const more = count - names.length;
  return more > 0 ? [...listed, ` and ${formatCount(more)} more`] : listed;
}
