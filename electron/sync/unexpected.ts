/** What a log may hold of an unexpected error: its name and place, never its words, which may quote members. */
export function whereOf(error: unknown): { error: string; place: string } {
  if (!(error instanceof Error)) return { error: typeof error, place: '' };
  return { error: error.name, place: error.stack?.split('\n')[1]?.trim() ?? '' };
}
