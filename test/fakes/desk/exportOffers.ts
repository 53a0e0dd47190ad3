import type { ExportField, ExportSourceKind } from '#shared/domain/exporting.ts';
import type { Value } from '#shared/ipc/contract.ts';

type Offer = Value<'exports.formats'>;

const formats: Offer['formats'] = [
  { format: 'xlsx', label: 'Excel', extension: 'xlsx', hasColumns: true },
  { format: 'csv', label: 'CSV', extension: 'csv', hasColumns: true },
  { format: 'tsv', label: 'Table', extension: 'tsv', hasColumns: true },
  { format: 'vcard', label: 'Contacts', extension: 'vcf', hasColumns: false },
  { format: 'json', label: 'JSON', extension: 'json', hasColumns: true },
  { format: 'emails', label: 'E-mail addresses', extension: 'txt', hasColumns: false },
  { format: 'pdf', label: 'PDF', extension: 'pdf', hasColumns: true },
];

export const fieldHeadings: Readonly<Partial<Record<ExportField, string>>> = {
  name: 'Name',
  email: 'E-mail',
  otherEmails: 'Other e-mails',
  phone: 'Phone',
  status: 'Status',
  group: 'Group',
  role: 'Role',
  joined: 'Joined',
  left: 'Left',
  syncState: 'Sync',
  memberKey: 'Member ID',
  groups: 'Groups',
  groupCount: 'Number of groups',
};

const ofSource: Readonly<Record<ExportSourceKind, readonly ExportField[]>> = {
  group: [
    'name',
    'email',
    'phone',
    'role',
    'joined',
    'otherEmails',
    'status',
    'left',
    'syncState',
    'memberKey',
  ],
  groups: ['group', 'name', 'email', 'phone', 'role', 'joined', 'status', 'syncState', 'memberKey'],
  people: ['name', 'email', 'phone', 'status', 'groups', 'groupCount', 'otherEmails', 'memberKey'],
  stays: ['name', 'joined', 'left', 'email', 'phone', 'role', 'status', 'memberKey'],
};

const defaults: ReadonlySet<ExportField> = new Set<ExportField>([
  'group',
  'name',
  'email',
  'phone',
  'role',
  'joined',
  'groups',
]);

const attributes = ['T-shirt', 'Has a driving licence', 'Emergency contact'] as const;

/** What can be exported from a kind of source. */
export function exportOffers(sourceKind: ExportSourceKind, moreAttributes: number): Offer {
  const more = Array.from({ length: moreAttributes }, (_attribute, index) => `Answer ${index + 1}`);
  return {
    formats,
    columns: [
      ...ofSource[sourceKind].map((field) => ({
        field,
        heading: fieldHeadings[field] ?? field,
        isDefault: defaults.has(field) || (sourceKind === 'stays' && field === 'left'),
      })),
      ...[...attributes, ...more].map((name) => ({
        field: `attribute:${name}` as const,
        heading: name,
        isDefault: false,
      })),
    ],
    csvSeparator: ';',
  };
}
