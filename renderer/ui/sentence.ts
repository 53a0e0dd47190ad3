/**
 * A sentence whose names are marked, so that a right-to-left name can be isolated from the words around it
 * without invisible characters in the text.
 */
export type Sentence = readonly (string | NamePart)[];

export interface NamePart {
  readonly name: string;
  /** The name of the group the sentence is about: where it is known which, it can be opened. */
  readonly isGroup?: true;
}

export function named(name: string): NamePart {
  return { name };
}

export function namedGroup(name: string): NamePart {
  return { name, isGroup: true };
}

/** The plain text, for labels and titles. */
export function textOf(sentence: Sentence): string {
  return sentence.map((part) => (typeof part === 'string' ? part : part.name)).join('');
}

/**
 * `Amara`, `Amara and Bruno`, `Amara, Bruno and Chloé`, `Amara and 11 others`. `names` holds the first few of
 * `count` people.
 */
export function namesOf(names: readonly string[], count: number): Sentence {
  const [first, second, third] = names;
  if (first === undefined) return [count === 1 ? '1 person' : `${count} people`];
  if (count > 3 || count > names.length) {
    const others = count - 1;
    return [named(first), others === 1 ? ' and 1 other' : ` and ${others} others`];
  }
  if (third !== undefined && second !== undefined) {
    return [named(first), ', ', named(second), ' and ', named(third)];
  }
  if (second !== undefined) return [named(first), ' and ', named(second)];
  return [named(first)];
}
