import type { ExportRequest, ExportSource } from '#shared/domain/exporting.ts';

/** Asks for the names and addresses of everybody whom a source holds. */
export function withoutAddressRequest(source: ExportSource): ExportRequest {
  return {
    // A matrix has no addresses, and a history a line for each stay: both hold the same people as a list.
    source: source.kind === 'groups' ? { ...source, arrangement: 'column' } : source,
    columns: [
      { field: 'name', heading: null },
      { field: 'email', heading: null },
    ],
    output: { format: 'tsv' },
  };
}

/** Those of such a table whose second cell is empty. Each line is told by its place, and a name stands once. */
export function namesWithoutAddress(table: string): { key: string; name: string }[] {
  const names = table
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split('\t'))
    .filter(([name = '', email = '']) => name !== '' && email === '')
    .map(([name = '']) => name);
  return [...new Set(names)].map((name) => ({ key: name, name }));
}
