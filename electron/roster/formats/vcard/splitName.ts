/** A name in the parts that an address book sorts by. */
export interface NameParts {
  family: string;
  given: string;
  suffix: string;
}

/** What belongs to the family name that follows it. */
const particles = new Set(
  'af al av bin da das de del della der di do dos du el ibn la le ten ter van vom von zu zum zur'.split(
    ' ',
  ),
);
const suffix = /^(?:jr|sr|ii|iii|iv|2nd|3rd|ph\.?d|md|esq)\.?$/i;

/**
 * The nearest to family and given name that a name tells by itself: “Lovelace, Ada” says it, elsewhere the last word with
 * its particles is the family's. One word is a given name. The whole name stands in the card as well, as it is.
 */
export function splitName(name: string): NameParts {
  const [before = '', ...behind] = name.split(',').map((part) => part.trim());
  const after = behind.join(', ').trim();
  if (after !== '' && !suffix.test(after)) return { family: before, given: after, suffix: '' };
  const words = before.split(/\s+/).filter((word) => word !== '');
  let ending = after;
  if (ending === '' && words.length > 2 && suffix.test(words.at(-1) ?? ''))
    ending = words.pop() ?? '';
  if (words.length < 2) return { family: '', given: words.join(' '), suffix: ending };
  let start = words.length - 1;
  while (start > 1 && particles.has((words[start - 1] ?? '').toLowerCase())) start -= 1;
  return {
    family: words.slice(start).join(' '),
    given: words.slice(0, start).join(' '),
    suffix: ending,
  };
}
