/** Text between two tags. The caller has removed what XML cannot hold. */
export function escapeText(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;
}

/** Text inside an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

/**
 * Text of a cell. Spreadsheets read `_x0041_` in it as the character with that number (ECMA-376 part 1, 22.9.2.19),
 * so an underscore that starts such a group is written as one.
 */
export function escapeCellText(text: string): string {
  return escapeText(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
}
