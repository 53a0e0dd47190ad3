/** Where a key leads in a list of `count` rows; null when it is none of the list's keys. */
export function rowStep(key: string, from: number, count: number, pageRows: number): number | null {
  const to = targetOf(key, from, count, Math.max(1, pageRows));
  return to === null || count === 0 ? null : Math.min(count - 1, Math.max(0, to));
}

function targetOf(key: string, from: number, count: number, pageRows: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return from + 1;
    case 'ArrowUp':
      return from - 1;
    case 'PageDown':
      return from + pageRows;
    case 'PageUp':
      return from - pageRows;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
