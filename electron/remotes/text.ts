const TOKEN_SHAPE = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const MASK = '•••';

/** Cuts to at most `length` characters without leaving half a character behind. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const cut = text.slice(0, length);
  return cut.isWellFormed() || !text.isWellFormed() ? cut : cut.slice(0, -1);
}

/**
 * Makes a function that takes every given secret out of a text, as it is and percent-encoded, and anything
 * that looks like a signed token. Servers like to echo what they were sent.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret.toWellFormed())])
    .filter((form) => form !== '')
    // A secret may contain another one: the longer goes first, or a piece of it stays.
    .sort((left, right) => right.length - left.length);
  return (text) =>
    forms.reduce((rest, form) => rest.replaceAll(form, MASK), text.replace(TOKEN_SHAPE, MASK));
}
