import type { RosterRow, RosterSortKey } from '#shared/domain/roster.ts';
import { dayOf } from '../../ui/localDays.ts';
import { personStatusLabels } from '../../ui/personStatus.ts';
import { syncMarkLabels } from '../../ui/SyncMarkIcon.tsx';

/** A column of the roster is named by what it sorts by. */
export type RosterColumnId = RosterSortKey;

export interface RosterColumn {
  id: RosterColumnId;
  title: string;
  /** In pixels; also the share of what is left over, 0 for a column that does not grow. */
  minimum: number;
  weight: number;
  /** What a spreadsheet gets. */
  textOf: (person: RosterRow) => string;
}

const attributePrefix = 'attribute:';

type BuiltInId = Exclude<RosterColumnId, `attribute:${string}`>;

const builtIn: Readonly<Record<BuiltInId, Omit<RosterColumn, 'id'>>> = {
  name: { title: 'Name', minimum: 144, weight: 1.3, textOf: ({ name }) => name },
  email: { title: 'E-mail', minimum: 112, weight: 1.2, textOf: ({ email }) => email ?? '' },
  phone: { title: 'Phone', minimum: 138, weight: 0.85, textOf: ({ phone }) => phone ?? '' },
  joinedAt: {
    title: 'Joined',
    minimum: 104,
    weight: 0.6,
    // ISO, so that a spreadsheet reads it in every locale.
    textOf: ({ joinedAt }) => (joinedAt === null ? '' : dayOf(joinedAt)),
  },
  role: {
    title: 'Role',
    minimum: 46,
    weight: 0.5,
    textOf: ({ isAdmin }) => (isAdmin ? 'Admin' : ''),
  },
  status: {
    title: 'Status',
    minimum: 96,
    weight: 0.4,
    textOf: ({ status }) => personStatusLabels[status],
  },
  memberKey: {
    title: 'Member key',
    minimum: 110,
    weight: 0.6,
    textOf: ({ memberKey }) => memberKey ?? '',
  },
  syncMark: {
    title: 'Sent',
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

/** What Muster shows when nobody has chosen. */
const shownAtFirst: ReadonlySet<RosterColumnId> = new Set([
  'name',
  'email',
  'phone',
  'joinedAt',
  'role',
  'syncMark',
]);

/** The attribute a column shows; null for a column of Muster's own. */
export function attributeOf(id: RosterColumnId): string | null {
  return id.startsWith(attributePrefix) ? id.slice(attributePrefix.length) : null;
}

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
    id: `${attributePrefix}${name}`,
    title: name,
    minimum: 110,
    weight: 0.6,
    textOf: ({ attributes }) => attributes[name] ?? '',
  };
}

/**
 * The columns on the screen, in their order: the remembered ones that there are, or Muster's. The name always is one,
 * and always the first, because it stays in sight when the others are scrolled.
 */
export function chosenColumns(
  offered: readonly RosterColumn[],
  remembered: readonly string[] | null,
): RosterColumn[] {
  const chosen =
    remembered === null
      ? offered.filter(({ id }) => shownAtFirst.has(id))
      : [...new Set(remembered)].flatMap((id) => offered.filter((column) => column.id === id));
  const name = offered.filter(({ id }) => id === 'name');
  return [...name, ...chosen.filter(({ id }) => id !== 'name')];
}

/** With one more column: the last one, but before the mark where that stands at the end. */
export function withColumn(columns: readonly RosterColumn[], id: RosterColumnId): RosterColumnId[] {
  const ids = columns.map((column) => column.id);
  return ids.at(-1) === 'syncMark' ? ids.toSpliced(-1, 0, id) : [...ids, id];
}

/** Attributes that somebody has chosen before, even if nobody is known to have them now. */
export function rememberedAttributes(remembered: readonly string[] | null): string[] {
  return (remembered ?? []).flatMap((id) =>
    id.startsWith(attributePrefix) && id.length > attributePrefix.length
      ? [id.slice(attributePrefix.length)]
      : [],
  );
}
