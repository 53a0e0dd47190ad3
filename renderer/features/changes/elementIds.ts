/** Where the focus goes when what had it was settled or discarded, and nothing is left beside it. */
export const changesTitleId = 'muster-changes-title';

/** The card of a conflict or of a refused change. */
export function cardId(key: string): string {
  return `muster-change-${key}`;
}
