/**
 * May this id stand in a path? `.` and `..` may not, however they are encoded: every URL parser resolves them,
 * and `DELETE /groups/..` would be another request altogether.
 */
export function isPathSegment(id: string): boolean {
  return id !== '' && id !== '.' && id !== '..' && id.isWellFormed();
}

/** One segment of a path: fixed text, or an id, which is what makes two paths of one endpoint different. */
export type PathPart = string | { id: string };

/** Plain text of each segment, not encoded. */
export function segmentsOf(path: readonly PathPart[]): string[] {
  return path.map((part) => (typeof part === 'string' ? part : part.id));
}

/** What servers count requests by: `GET /usergroups/{id}`. */
export function endpointOf(method: string, path: readonly PathPart[]): string {
  return `${method} /${path.map((part) => (typeof part === 'string' ? part : '{id}')).join('/')}`;
}

/**
 * The address of one request: base URL, then the segments, each percent-encoded, then the query.
 * Null when a segment cannot stand in a path, or the result would leave the base URL.
 */
export function requestUrl(
  baseUrl: string,
  segments: readonly string[],
  query: Readonly<Record<string, string>>,
): URL | null {
  if (!segments.every(isPathSegment)) {
    return null;
  }
  const base = baseUrl.replace(/\/+$/, '');
  const url = new URL([base, ...segments.map(encodeURIComponent)].join('/'));
  for (const [name, value] of Object.entries(query)) {
    url.searchParams.set(name, value);
  }
  return url;
}
