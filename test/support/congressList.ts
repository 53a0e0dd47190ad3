import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { congressFolder } from '#test/fixtures/congressFolder.ts';

const folder = congressFolder();

type CongressRow = Record<string, string>;
/** One of the public roster's files; empty where it is not here. */
export const congressTable = (name: string): CongressRow[] =>
  folder === null
    ? []
    : Papa.parse<CongressRow>(readFileSync(join(folder, name), 'utf8'), {
        header: true,
        skipEmptyLines: true,
      }).data;

/** The three files as one list: a line for each membership, and for whoever has none. */
export function congressList() {
  const groups = new Map(congressTable('groups.csv').map((group) => [group.id, group]));
  const people = congressTable('people.csv');
  const byId = new Map(people.map((person) => [person.id, person]));
  const memberships = congressTable('memberships.csv');
  const named = new Set(memberships.map(({ person_id }) => person_id));
  const lines = [
    ...memberships.map((membership) => ({
      person: byId.get(membership.person_id),
      group: groups.get(membership.group_id),
      isAdmin: membership.is_admin,
    })),
    ...people
      .filter(({ id }) => !named.has(id))
      .map((person) => ({ person, group: undefined, isAdmin: '' })),
  ];
  const csv = Papa.unparse(
    lines.map(({ person, group, isAdmin }) => ({
      'E-mail': person?.email_synthetic,
      'Full name': person?.full_name,
      Phone: person?.phone,
      Committee: group?.name,
      Description: group?.description,
      'Is admin': isAdmin,
    })),
  );
  return { csv, people, groups: [...groups.values()], memberships };
}
