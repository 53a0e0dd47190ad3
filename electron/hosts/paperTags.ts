/** Characters of a page: a list of about a thousand people. */
const mostTagged = 500_000;

/**
 * Whether a PDF gets tags, by which a screen reader follows its tables. They make it sixteen times as large and three
 * times as slow, so the longest go without.
 */
export function deservesTags(html: string): boolean {
  return html.length <= mostTagged;
}
