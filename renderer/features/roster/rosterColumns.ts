import type { RosterRow, RosterSortKey } from '#shared/domain/roster.ts';
import { dayOf } from '../../ui/localDays.ts';
import { personStatusLabels } from '../../ui/personStatus.ts';
import { syncMarkLabels } from '../../ui/SyncMarkIcon.tsx';
import {
  type AttributeColumnId,
  attributeColumnId,
  type TableColumn,
} from '../columns/columnChoice.ts';

/** A column of the roster is named by what it sorts by. */
export type RosterColumnId = RosterSortKey;

export interface RosterColumn extends TableColumn<RosterColumnId> {
  /** In pixels; also the share of what is left over, 0 for a column that does not grow. */
  minimum: number;
  weight: number;
  /** What a spreadsheet gets. */
  textOf: (person: RosterRow) => string;
}

type BuiltInId = Exclude<RosterColumnId, AttributeColumnId>;

const builtIn: Readonly<Record<BuiltInId, Omit<RosterColumn, 'id'>>> = {
  name: {
    title: 'Name',
    isShownAtFirst: true,
    minimum: 144,
    weight: 1.3,
    textOf: ({ name }) => name,
  },
  email: {
    title: 'E-mail',
    isShownAtFirst: true,
    minimum: 112,
    weight: 1.2,
    textOf: ({ email }) => email ?? '',
  },
  phone: {
    title: 'Phone',
    isShownAtFirst: true,
    minimum: 138,
    weight: 0.85,
    textOf: ({ phone }) => phone ?? '',
  },
  joinedAt: {
    title: 'Joined',
    isShownAtFirst: true,
    minimum: 104,
    weight: 0.6,
    // ISO, so that a spreadsheet reads it in every locale.
    textOf: ({ joinedAt }) => (joinedAt === null ? '' : dayOf(joinedAt)),
  },
  role: {
    title: 'Role',
    isShownAtFirst: true,
    minimum: 46,
    weight: 0.5,
    textOf: ({ isAdmin }) => (isAdmin ? 'Admin' : ''),
  },
  status: {
    title: 'Status',
    isShownAtFirst: false,
    minimum: 96,
    weight: 0.4,
    textOf: ({ status }) => personStatusLabels[status],
  },
  memberKey: {
    title: 'Member key',
    isShownAtFirst: false,
    minimum: 110,
    weight: 0.6,
    textOf: ({ memberKey }) => memberKey ?? '',
  },
  syncMark: {
    title: 'Sent',
    isShownAtFirst: true,
    staysLast: true,
    minimum: 36,
    weight: 0,
    textOf: ({ syncMark }) => syncMarkLabels[syncMark],
  },
};

const builtInOrder = [
  'name',
  'email',
  'phone',
  'joinedAt',
  'role',
  'status',
  'memberKey',
  'syncMark',
] as const satisfies readonly BuiltInId[];

/** Every column there is, in Muster's order: the mark stands last. */
export function offeredColumns(hasRoles: boolean, attributes: readonly string[]): RosterColumn[] {
  const own = builtInOrder
    .filter((id) => id !== 'role' || hasRoles)
    .map((id) => ({ id, ...builtIn[id] }));
  const mark = own.pop();
  const theirs = attributes.map(attributeColumn);
  return mark === undefined ? theirs : [...own, ...theirs, mark];
}

function attributeColumn(name: string): RosterColumn {
  return {
    id: attributeColumnId(name),
    title: name,
    isShownAtFirst: false,
    minimum: 110,
    weight: 0.6,
    textOf: ({ attributes }) => attributes[name] ?? '',
  };
}
