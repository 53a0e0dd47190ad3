import type { ExportFormat, GroupsArrangement } from '#shared/domain/exporting.ts';

export const arrangementLabels: readonly { value: GroupsArrangement; label: string }[] = [
  { value: 'sheets', label: 'Each alone' },
  { value: 'column', label: 'One list' },
  { value: 'matrix', label: 'Matrix' },
];

/** How groups will stand together in a format. */
export function wordArrangement(arrangement: GroupsArrangement, format: ExportFormat): string {
  switch (arrangement) {
    case 'sheets':
      if (format === 'xlsx') return 'A sheet for each group.';
      return format === 'pdf'
        ? 'Each group begins on a new sheet of paper.'
        : 'This format has no sheets: one list, with the group in a column.';
    case 'column':
      return 'One list, with the group in a column.';
    case 'matrix':
      return 'A line for each person, a column for each group.';
  }
}
