/** Rows of cells as lines with aligned columns. */
export function printTable(table: readonly (readonly string[])[]): void {
  const columns = table[0]?.map((_, column) => column) ?? [];
  const widths = columns.map((column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  );
  for (const row of table) {
    const line = row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ');
    process.stdout.write(`${line.trimEnd()}\n`);
  }
}
