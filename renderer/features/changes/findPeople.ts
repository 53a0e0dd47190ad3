/** Whose names and addresses hold every word of a text. */
export function findPeople<Person extends { name: string; email: string | null }>(
  people: readonly Person[],
  text: string,
): readonly Person[] {
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return people;
  return people.filter(({ name, email }) => {
    const known = `${fold(name)} ${fold(email ?? '')}`;
    return words.every((word) => known.includes(word));
  });
}

/** Without accents and capitals, as they are typed in a hurry. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
}
