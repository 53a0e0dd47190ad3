/**
 * What the host writes into the page's head. A host either fills the empty tag that stands there or adds one, so
 * the first with content counts.
 */
function metaContent(name: string): string | null {
  for (const meta of document.querySelectorAll(`meta[name="${name}"]`)) {
    const content = meta.getAttribute('content');
    if (content !== null && content !== '') return content;
  }
  return null;
}

/** The nonce that lets Mantine add style elements under the page's CSP. */
export function styleNonce(): string | null {
  return metaContent('muster-style-nonce');
}
