import type { Random } from '../../random/seededRandom.ts';
import { between } from './demoDates.ts';

/** Letters that decomposition leaves as they are. */
const plainLetters: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
  ħ: 'h',
};

/** North American area codes; 555-0100 to 555-0199 are fictional in each. */
const areaCodes = [201, 202, 203, 205, 206, 207, 208, 209, 212, 213];

/** `first.last` in plain letters; for a name in another script the caller brings its own. */
export function localPartOf(name: string): string {
  const words = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[øłđðþæœßıħ]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[^a-z -]/g, '')
    .split(' ')
    .filter((word) => word !== '');
  return [...new Set([words[0], words.at(-1)])].join('.');
}

/** Hands out telephone numbers from the ranges reserved for fiction, none of them twice. */
export function createPhoneBook(random: Random): () => string {
  const numbers = shuffled(
    Array.from({ length: 1000 }, (_, at) => String(at).padStart(3, '0')),
    random,
  );
  return () => {
    const number = numbers.pop();
    if (number === undefined) throw new Error('the fictional telephone numbers are used up');
    const kind = random();
    if (kind < 0.55) return `+44 7700 900${number}`;
    if (kind < 0.75) return `07700 900${number}`;
    if (kind < 0.9) return `01632 960${number}`;
    if (kind < 0.95) return `+33 6 39 98 0${number.slice(0, 1)} ${number.slice(1)}`;
    return `+1 ${areaCodes[Number(number.slice(0, 1))]}-555-01${number.slice(1)}`;
  };
}

/** The items in another order (Fisher–Yates). */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = between(random, 0, at);
    const [here, there] = [result[at], result[other]];
    if (here === undefined || there === undefined) continue;
    result[at] = there;
    result[other] = here;
  }
  return result;
}
