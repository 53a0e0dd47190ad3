import { type RosterColumn, rosterColumnSchema } from '#shared/domain/roster.ts';
import { type FormatDescription, formatCatalogue } from './formats/formatCatalogue.ts';

export interface ColumnDescription {
  /** The first line of the file. */
  heading: string;
  /** `date`: a calendar day; it turns into a real date wherever the format has such a thing. */
  kind: 'text' | 'date';
  /** Chosen until the user chooses otherwise. */
  isDefault: boolean;
}

export const rosterColumns: Readonly<Record<RosterColumn, ColumnDescription>> = {
  name: { heading: 'Name', kind: 'text', isDefault: true },
  email: { heading: 'E-mail', kind: 'text', isDefault: true },
  phone: { heading: 'Phone', kind: 'text', isDefault: true },
  role: { heading: 'Role', kind: 'text', isDefault: true },
  joined: { heading: 'Joined', kind: 'date', isDefault: true },
  left: { heading: 'Left', kind: 'date', isDefault: false },
  syncState: { heading: 'Sync', kind: 'text', isDefault: false },
  memberKey: { heading: 'Member ID', kind: 'text', isDefault: false },
};

/** The formats, and the columns in their default order: what an export dialog offers. */
export function describeFormats(): {
  formats: FormatDescription[];
  columns: { column: RosterColumn; heading: string; isDefault: boolean }[];
} {
  return {
    formats: formatCatalogue.map((description) => ({ ...description })),
    columns: rosterColumnSchema.options.map((column) => {
      const { heading, isDefault } = rosterColumns[column];
      return { column, heading, isDefault };
    }),
  };
}
