/**
 * Maps with at most `limit` calls under way, results in the order of the items. Once `isEnough` says so of a result,
 * no further call is started, and the results so far are returned (without those of items never begun).
 */
export async function mapWithLimit<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
  isEnough: (result: Result) => boolean,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  const queue = items.entries();
  let isOver = false;
  const takeFromQueue = async () => {
    for (const [index, item] of queue) {
      const result = await work(item);
      results.set(index, result);
      if (isEnough(result)) isOver = true;
      if (isOver) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, takeFromQueue));
  return [...results].sort(([one], [other]) => one - other).map(([, result]) => result);
}
