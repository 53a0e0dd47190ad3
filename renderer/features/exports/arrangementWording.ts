import type { ExportFormat, ExportOutput, GroupsArrangement } from '#shared/domain/exporting.ts';

export const arrangementLabels: readonly { value: GroupsArrangement; label: string }[] = [
  { value: 'sheets', label: 'Each alone' },
  { value: 'column', label: 'One list' },
  { value: 'matrix', label: 'Matrix' },
];

/** How groups will stand together in what is written. */
export function wordArrangement(arrangement: GroupsArrangement, output: ExportOutput): string {
  if (output.format === 'vcard' || output.format === 'emails') {
    return 'All groups together, everybody once.';
  }
  if (output.format === 'pdf' && 'sheet' in output.page) {
    const one = output.page.document === 'badges' ? 'A badge' : 'A label';
    return arrangement === 'matrix'
      ? `${one} for each person.`
      : `${one} for each person of each group, one group after the other.`;
  }
  switch (arrangement) {
    case 'sheets':
      return ofEachGroup[output.format];
    case 'column':
      return 'One list, with the group in a column.';
    case 'matrix':
      return 'A line for each person, a column for each group.';
  }
}

const oneList = 'This format has no sheets: one list, with the group in a column.';

const ofEachGroup: Readonly<Record<Exclude<ExportFormat, 'vcard' | 'emails'>, string>> = {
  xlsx: 'A sheet for each group.',
  json: 'The people of each group by themselves.',
  pdf: 'One list, with the group in a column.',
  csv: oneList,
  tsv: oneList,
};
