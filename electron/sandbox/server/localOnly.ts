const localHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);

/**
 * Why a request may not be answered, or null when it may. No web page is a client of the sandbox: one
 * that reaches for it shows an Origin, a fetch-metadata header, or (DNS rebinding) a foreign Host.
 */
export function refusalOfForeigners(headers: Headers): string | null {
  const host = (headers.get('host') ?? '').replace(/:\d+$/, '').toLowerCase();
  if (!localHosts.has(host)) return 'the Host header must be 127.0.0.1 or localhost';
  if (headers.has('origin')) return 'requests from web pages (with an Origin header) are refused';
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'none') return 'requests from web pages are refused';
  return null;
}
