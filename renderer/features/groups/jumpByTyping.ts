const collator = new Intl.Collator(undefined, { usage: 'search', sensitivity: 'base' });

/**
 * The index of the name that typed letters lead to: the next one, from `from` on and around, that begins with them.
 * One letter typed again and again goes through all names with that letter. Null when no name fits.
 */
export function jumpByTyping(names: readonly string[], typed: string, from: number): number | null {
  const letters = [...typed];
  const isRepeated = letters.length > 1 && letters.every((letter) => letter === letters[0]);
  const wanted = isRepeated ? (letters[0] ?? typed) : typed;
  const start = letters.length === 1 || isRepeated ? from + 1 : from;
  for (let step = 0; step < names.length; step += 1) {
    const index = (((start + step) % names.length) + names.length) % names.length;
    const name = names[index] ?? '';
    if (collator.compare(name.slice(0, wanted.length), wanted) === 0) return index;
  }
  return null;
}
