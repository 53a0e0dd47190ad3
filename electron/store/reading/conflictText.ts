/** One side of a conflict for a reader: a text as it is, anything else as its JSON, nothing as nothing. */
export function conflictText(json: string): string | null {
  const value: unknown = JSON.parse(json);
  if (value === null) return null;
  return typeof value === 'string' ? value : json;
}
