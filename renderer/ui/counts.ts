const numberFormat = new Intl.NumberFormat();

/** A number as the locale writes it: 5,000. */
export function formatCount(count: number): string {
  return numberFormat.format(count);
}

/** A count with its noun: `1 person`, `31 people`. */
export function countOf(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

export function countPeople(count: number): string {
  return countOf(count, 'person', 'people');
}

export function countChanges(count: number): string {
  return countOf(count, 'change', 'changes');
}
