import { addressListSchema } from '#shared/domain/addressList.ts';
import type { ExportRequest, ExportSource } from '#shared/domain/exporting.ts';
import { isMailable } from '#shared/domain/mailable.ts';

/** Asks for the names and all addresses of everybody whom a source holds. */
export function withoutAddressRequest(source: ExportSource): ExportRequest {
  return {
    // A matrix has no addresses, and sheets are many lists: one list holds the same people.
    source: source.kind === 'groups' ? { ...source, arrangement: 'column' } : source,
    columns: [
      { field: 'name', heading: null },
      { field: 'email', heading: null },
      { field: 'otherEmails', heading: null },
      { field: 'memberKey', heading: null },
    ],
    output: { format: 'json' },
  };
}

/** Those of such an answer whom a line of addresses leaves out: none of theirs can be written to. Everybody once. */
export function namesWithoutAddress(text: string): { key: string; name: string }[] {
  const people = new Map<string, string>();
  for (const { name, email, otherEmails, memberKey } of addressListSchema.parse(JSON.parse(text))
    .rows) {
    const addresses = [email ?? '', ...(otherEmails ?? '').split(', ')];
    if (addresses.some((address) => isMailable(address.trim()))) continue;
    // Whoever was made here has no key before the server gives one.
    people.set(memberKey === null ? `name ${name}` : `key ${memberKey}`, name ?? '');
  }
  return [...people].map(([key, name]) => ({ key, name }));
}
