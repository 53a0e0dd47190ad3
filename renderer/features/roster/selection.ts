/**
 * Which rows are chosen. `anchor` is where a range begins, `active` the row that has the keyboard; both are ids,
 * because the order of rows changes under them.
 */
export interface Selection<Id extends string> {
  readonly ids: ReadonlySet<Id>;
  readonly anchor: Id | null;
  readonly active: Id | null;
}

export function emptySelection<Id extends string>(active: Id | null = null): Selection<Id> {
  return { ids: new Set(), anchor: active, active };
}

/** A plain click: this row and no other. */
export function selectOnly<Id extends string>(id: Id): Selection<Id> {
  return { ids: new Set([id]), anchor: id, active: id };
}

/** A click on the checkbox, Ctrl/Cmd-click or Space: this row too, or no longer. */
export function toggle<Id extends string>(selection: Selection<Id>, id: Id): Selection<Id> {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, active: id };
}

/** A Shift-click: everything from the anchor to here. `keep` (Ctrl/Cmd+Shift) adds to what was chosen. */
export function selectRange<Id extends string>(
  selection: Selection<Id>,
  order: readonly Id[],
  id: Id,
  keep = false,
): Selection<Id> {
  const to = order.indexOf(id);
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  if (to === -1) return selection;
  if (from === -1) return selectOnly(id);
  const ids = new Set<Id>(keep ? selection.ids : []);
  for (const between of order.slice(Math.min(from, to), Math.max(from, to) + 1)) ids.add(between);
  return { ids, anchor: selection.anchor, active: id };
}

/** A drag from one row to another, besides those that were chosen before it and stay so. */
export function dragRange<Id extends string>(
  before: ReadonlySet<Id>,
  order: readonly Id[],
  from: number,
  to: number,
): Selection<Id> {
  const over = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return {
    ids: new Set([...before, ...over]),
    anchor: order[from] ?? null,
    active: order[to] ?? null,
  };
}

export function selectAll<Id extends string>(
  selection: Selection<Id>,
  order: readonly Id[],
): Selection<Id> {
  return {
    ids: new Set(order),
    anchor: order[0] ?? null,
    active: selection.active ?? order[0] ?? null,
  };
}

/** Escape: nothing is chosen; the keyboard stays where it was. */
export function clearIds<Id extends string>(selection: Selection<Id>): Selection<Id> {
  return selection.ids.size === 0 ? selection : emptySelection(selection.active);
}

/** The keyboard goes to another row; what is chosen stays. */
export function moveTo<Id extends string>(selection: Selection<Id>, id: Id): Selection<Id> {
  return { ids: selection.ids, anchor: id, active: id };
}

/** Without those who are no longer on the roster. Returns the same object when nobody left. */
export function prune<Id extends string>(
  selection: Selection<Id>,
  present: ReadonlySet<Id>,
): Selection<Id> {
  const ids = [...selection.ids].filter((id) => present.has(id));
  const active = keepPresent(selection.active, present);
  const anchor = keepPresent(selection.anchor, present);
  const isSame =
    ids.length === selection.ids.size && active === selection.active && anchor === selection.anchor;
  return isSame ? selection : { ids: new Set(ids), anchor, active };
}

/** What the header's checkbox shows of the rows in sight. */
export function coverage<Id extends string>(
  selection: Selection<Id>,
  order: readonly Id[],
): 'none' | 'some' | 'all' {
  if (selection.ids.size === 0) return 'none';
  let chosen = 0;
  for (const id of order) if (selection.ids.has(id)) chosen += 1;
  if (chosen === 0) return 'none';
  return chosen === order.length ? 'all' : 'some';
}

function keepPresent<Id extends string>(id: Id | null, present: ReadonlySet<Id>): Id | null {
  return id !== null && present.has(id) ? id : null;
}
