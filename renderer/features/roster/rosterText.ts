import type { RosterRow } from '#shared/domain/roster.ts';

/**
 * People as tab-separated lines for a spreadsheet: name, e-mail, phone, day of joining (ISO, so that every locale
 * reads it), role. A cell that a spreadsheet would run as a formula gets an apostrophe before it (CWE-1236).
 */
export function rosterText(people: readonly RosterRow[]): string {
  return people
    .map(({ name, email, phone, joinedAt, isAdmin }) =>
      [name, email, phone, joinedAt?.slice(0, 10), isAdmin ? 'Admin' : '']
        .map((cell) => guardCell(cell ?? ''))
        .join('\t'),
    )
    .join('\n');
}

const telephone = /^\+[\d\s().-]+$/;

/** One cell, on one line, that no spreadsheet runs. */
export function guardCell(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(flat) && !telephone.test(flat) ? `'${flat}` : flat;
}
