import type { ExportColumn, ExportField, ExportSourceKind } from '#shared/domain/exporting.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { CellKind } from './cell.ts';

export type AttributeField = Extract<ExportField, `attribute:${string}`>;
export type PlainField = Exclude<ExportField, AttributeField>;

/** How Muster calls a column, and what is in it. */
const plainColumns: Readonly<Record<PlainField, { heading: string; kind: CellKind }>> = {
  name: { heading: 'Name', kind: 'text' },
  email: { heading: 'E-mail', kind: 'text' },
  otherEmails: { heading: 'Other e-mails', kind: 'text' },
  phone: { heading: 'Phone', kind: 'text' },
  status: { heading: 'Status', kind: 'text' },
  group: { heading: 'Group', kind: 'text' },
  role: { heading: 'Role', kind: 'text' },
  joined: { heading: 'Joined', kind: 'date' },
  left: { heading: 'Left', kind: 'date' },
  syncState: { heading: 'Sync', kind: 'text' },
  memberKey: { heading: 'Member ID', kind: 'text' },
  groups: { heading: 'Groups', kind: 'text' },
  groupCount: { heading: 'Number of groups', kind: 'number' },
};

/** What the lines of a source have, in their order; the first few are chosen until the user chooses otherwise. */
const fieldsOf: Readonly<
  Record<ExportSourceKind, { chosen: readonly PlainField[]; others: readonly PlainField[] }>
> = {
  group: {
    chosen: ['name', 'email', 'phone', 'role', 'joined'],
    others: [
      'left',
      'syncState',
      'status',
      'memberKey',
      'otherEmails',
      'groups',
      'groupCount',
      'group',
    ],
  },
  groups: {
    chosen: ['name', 'email', 'phone', 'role', 'joined'],
    others: [
      'group',
      'left',
      'syncState',
      'status',
      'memberKey',
      'otherEmails',
      'groups',
      'groupCount',
    ],
  },
  people: {
    chosen: ['name', 'email', 'phone', 'status', 'groups'],
    others: ['otherEmails', 'groupCount', 'memberKey'],
  },
  stays: {
    chosen: ['name', 'email', 'phone', 'role', 'joined', 'left'],
    others: ['status', 'memberKey', 'otherEmails', 'groups', 'groupCount', 'group'],
  },
};

/** Those that say something of somebody in one group; a line that stands for several has none of them. */
const fieldsOfOneGroup: ReadonlySet<ExportField> = new Set([
  'group',
  'role',
  'joined',
  'left',
  'syncState',
]);

export interface NamedColumn {
  field: ExportField;
  heading: string;
  kind: CellKind;
}

export interface OfferedColumn {
  field: ExportField;
  heading: string;
  isDefault: boolean;
}

/** What can be chosen of a source, the attributes last. */
export function offerColumns(
  sourceKind: ExportSourceKind,
  attributes: readonly string[],
): OfferedColumn[] {
  const { chosen, others } = fieldsOf[sourceKind];
  const offer = (isDefault: boolean) => (field: ExportField) => ({
    field,
    heading: headingOf(field),
    isDefault,
  });
  return [
    ...chosen.map(offer(true)),
    ...[...others, ...attributes.map(attributeField)].map(offer(false)),
  ];
}

/**
 * The columns of a request with their headings. Throws MusterError `invalidRequest` for one that the source does not have.
 */
export function nameColumns(
  columns: readonly ExportColumn[],
  sourceKind: ExportSourceKind,
): NamedColumn[] {
  const { chosen, others } = fieldsOf[sourceKind];
  return columns.map(({ field, heading }) => {
    if (!isAttribute(field) && !chosen.includes(field) && !others.includes(field)) {
      const message = `There is no “${headingOf(field)}” in what is exported. Leave the column out.`;
      throw new MusterError('invalidRequest', message, { field });
    }
    return nameColumn(field, heading);
  });
}

/** A column under the name that was chosen, or Muster's (null). */
export function nameColumn(field: ExportField, heading: string | null = null): NamedColumn {
  const kind = isAttribute(field) ? 'text' : plainColumns[field].kind;
  return { field, heading: heading ?? headingOf(field), kind };
}

export function isOfOneGroup(field: ExportField): boolean {
  return fieldsOfOneGroup.has(field);
}

export function isAttribute(field: ExportField): field is AttributeField {
  return field.startsWith(attributePrefix);
}

/** The attribute that a column shows. */
export function attributeOf(field: AttributeField): string {
  return field.slice(attributePrefix.length);
}

const attributePrefix = 'attribute:';

function attributeField(name: string): AttributeField {
  return `attribute:${name}`;
}

const plainHeadings: ReadonlySet<string> = new Set(
  Object.values(plainColumns).map(({ heading }) => heading.toLowerCase()),
);

/** An attribute may be called as a column is: an import could not tell the two apart. */
function headingOf(field: ExportField): string {
  if (!isAttribute(field)) return plainColumns[field].heading;
  const name = attributeOf(field);
  return plainHeadings.has(name.toLowerCase()) ? `${name} (attribute)` : name;
}
