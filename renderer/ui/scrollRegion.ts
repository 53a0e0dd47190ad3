/** A region that scrolls must be reachable by keyboard, and say what it is: by the element of this id. */
export function scrollRegion(labelId: string) {
  return { tabIndex: 0, role: 'region', 'aria-labelledby': labelId } as const;
}
