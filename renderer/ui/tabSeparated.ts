/**
 * Rows as tab-separated lines for a spreadsheet. A cell that it would run as a formula gets an apostrophe before it
 * (CWE-1236); a telephone number does not.
 */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(guardCell).join('\t')).join('\n');
}

const telephone = /^\+[\d\s().-]+$/;

function guardCell(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(flat) && !telephone.test(flat) ? `'${flat}` : flat;
}
