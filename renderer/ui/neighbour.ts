/** Who stands next to those that go: the first one after the last of them, otherwise the last one before. */
export function neighbourOf<Id extends string>(
  order: readonly Id[],
  leaving: ReadonlySet<Id>,
): Id | null {
  const last = order.findLastIndex((id) => leaving.has(id));
  if (last === -1) return null;
  const after = order[last + 1];
  if (after !== undefined) return after;
  return order.findLast((id) => !leaving.has(id)) ?? null;
}
