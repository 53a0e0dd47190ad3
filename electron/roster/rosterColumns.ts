import type { ExportColumn, ExportField } from '#shared/domain/exporting.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { csvSeparator } from './formats/csvSeparator.ts';
import { formatCatalogue } from './formats/formatCatalogue.ts';

/** What the roster of one group has. */
export type RosterColumn = Extract<
  ExportField,
  'name' | 'email' | 'phone' | 'role' | 'joined' | 'left' | 'syncState' | 'memberKey'
>;

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

const fields: readonly RosterColumn[] = [
  'name',
  'email',
  'phone',
  'role',
  'joined',
  'left',
  'syncState',
  'memberKey',
];

/** The fields of a request that a roster has, in their order. */
export function rosterFields(columns: readonly ExportColumn[]): RosterColumn[] {
  return columns.flatMap(({ field }) => fields.filter((known) => known === field));
}

/** The formats, and the columns in their default order: what an export dialog offers. */
export function describeFormats(locale: string): Value<'exports.formats'> {
  return {
    formats: formatCatalogue.map((description) => ({ ...description, hasColumns: true })),
    columns: fields.map((field) => {
      const { heading, isDefault } = rosterColumns[field];
      return { field, heading, isDefault };
    }),
    csvSeparator: csvSeparator(locale),
  };
}
