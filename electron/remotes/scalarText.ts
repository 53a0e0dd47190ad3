/** Null for what is no single value, and for blanks: an empty field says no more than a missing one. */
export function scalarText(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return value.trim() || null;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return null;
  }
}
