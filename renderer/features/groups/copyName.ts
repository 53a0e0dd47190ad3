const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A name for the copy of a group, cut between letters where the provider's limit is short. */
export function suggestCopyName(name: string, limit: number | null): string {
  const wanted = `Copy of ${name}`;
  if (limit === null || wanted.length <= limit) return wanted;
  let cut = '';
  for (const { segment } of graphemes.segment(wanted)) {
    if (cut.length + segment.length >= limit) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}
