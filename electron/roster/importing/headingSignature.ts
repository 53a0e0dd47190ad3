import { createHash } from 'node:crypto';
import { headingKey } from '../pasting/headings.ts';
import type { ImportTable } from './reading/readTable.ts';

/**
 * By what a file is known again, so that it is taken in as it was before: by what it calls its columns. Null: it does not
 * say, and one list of names is like any other.
 */
export function headingSignature({ hasHeading, headings }: ImportTable): string | null {
  if (!hasHeading) return null;
  const keys = headings.map(headingKey);
  return createHash('sha256').update(JSON.stringify(keys)).digest('base64url');
}
