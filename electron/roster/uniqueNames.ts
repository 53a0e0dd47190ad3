/**
 * Names that no two share, compared without case: the second one of a name gets “ (2)”, and so on. `cut` shortens a name to
 * what its place holds, less what is kept for the number.
 */
export function uniqueNames(
  names: readonly string[],
  cut: (name: string, reserved: number) => string = (name) => name,
): string[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return names.map((name) => {
    const plain = cut(name, 0);
    const key = plain.toLowerCase();
    let candidate = plain;
    let number = next.get(key) ?? 2;
    while (taken.has(candidate.toLowerCase())) {
      const suffix = ` (${number})`;
      candidate = `${cut(name, suffix.length)}${suffix}`;
      number += 1;
    }
    next.set(key, number);
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}
