import type { ExportColumn, ExportField } from '#shared/domain/exporting.ts';
import type { PeopleSort } from '#shared/domain/peopleSort.ts';
import type { RosterOrder, RosterSortKey } from '#shared/domain/roster.ts';
import { shownOrder } from '../roster/rosterOrder.ts';
import type { OfferedColumn } from './exportColumns.ts';

export interface SortChoice<Key extends string> {
  key: Key;
  label: string;
}

/** Fields that rosters can be sorted by; an attribute has the same name in both. */
const rosterKeys: Readonly<Partial<Record<ExportField, RosterSortKey>>> = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  status: 'status',
  role: 'role',
  joined: 'joinedAt',
  memberKey: 'memberKey',
  syncState: 'syncMark',
};

const peopleKeys: Readonly<Partial<Record<ExportField, PeopleSort['key']>>> = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  status: 'status',
  groupCount: 'groupCount',
};

/** By what a roster can be sorted: Muster's own fields, and the attributes that will be written. */
export function rosterSorts(
  offered: readonly OfferedColumn[],
  columns: readonly ExportColumn[],
): SortChoice<RosterSortKey>[] {
  const chosen = new Set(columns.map(({ field }) => field));
  return offered.flatMap(({ field, heading }) => {
    const key = rosterKeyOf(field);
    if (key === null || (key === field && isAttribute(field) && !chosen.has(field))) return [];
    return [{ key, label: heading }];
  });
}

export function peopleSorts(offered: readonly OfferedColumn[]): SortChoice<PeopleSort['key']>[] {
  return offered.flatMap(({ field, heading }) => {
    const key = peopleKeys[field];
    return key === undefined ? [] : [{ key, label: heading }];
  });
}

function isAttribute(field: ExportField): field is `attribute:${string}` {
  return field.startsWith('attribute:');
}

function rosterKeyOf(field: ExportField): RosterSortKey | null {
  return isAttribute(field) ? field : (rosterKeys[field] ?? null);
}

/** An order that is none of the choices in words: `Role, then Name`, or an attribute that is not written; null: it is one of them. */
export function wordOtherOrder(
  order: RosterOrder,
  choices: readonly SortChoice<RosterSortKey>[],
): string | null {
  const [first, second] = shownOrder(order);
  if (second === undefined && (!first || choices.some(({ key }) => key === first.key))) return null;
  const labels = shownOrder(order).map(
    ({ key }) =>
      choices.find((choice) => choice.key === key)?.label ?? key.replace(/^attribute:/, ''),
  );
  return labels.join(', then ');
}
