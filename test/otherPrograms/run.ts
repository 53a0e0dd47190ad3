/**
 * Opens what Muster writes in openpyxl and LibreOffice, and compares every cell with what went in: 2,000 hostile cells, and
 * the public roster where it is on this computer. Needs `/usr/bin/python3` with openpyxl, and `soffice`.
 *
 *     node_modules/.bin/node test/otherPrograms/run.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportRequestSchema } from '#shared/domain/exporting.ts';
import type { ExportReading } from '#shared/domain/exportReading.ts';
import { congressFolder, congressMissing } from '#test/fixtures/congressFolder.ts';
import { fileOf, requestOf } from '#test/property/roster/exportScene.ts';
import { asWritten } from '#test/property/roster/readBack.ts';
import { congressReading } from './congressReading.ts';
import { hostileReading } from './hostileReading.ts';
import { countComputed, readWithLibreOffice, readWithOpenpyxl } from './officePrograms.ts';

type Grid = readonly (readonly string[])[];

const folder = mkdtempSync(join(tmpdir(), 'muster-other-programs-'));
const columns = ['name', 'email', 'phone', 'attribute:note'].map((field) => ({ field }));
let failures = 0;

function report(what: string, failed: number, of: number): void {
  failures += failed;
  process.stdout.write(
    `${failed === 0 ? 'ok    ' : 'FAILED'} ${what}: ${failed} of ${of} failed\n`,
  );
}

/** Says which cells differ; rows and cells that are missing count as empty. */
function countDifferent(what: string, seen: Grid, wanted: Grid): { failed: number; of: number } {
  let failed = 0;
  let of = 0;
  for (let row = 0; row < Math.max(seen.length, wanted.length); row += 1) {
    const width = Math.max(seen[row]?.length ?? 0, wanted[row]?.length ?? 0);
    for (let column = 0; column < width; column += 1) {
      of += 1;
      const [is = '', should = ''] = [seen[row]?.[column], wanted[row]?.[column]];
      if (is === should) continue;
      failed += 1;
      if (failed > 5) continue;
      const place = `${what}, row ${row + 1}, column ${column + 1}`;
      process.stdout.write(`       ${place}: ${inShort(is)} for ${inShort(should)}\n`);
    }
  }
  return { failed, of };
}

/** Start, end and length of a text: nobody sees much in 32,767 letters. */
function inShort(text: string): string {
  const ends = text.length > 80 ? `${text.slice(0, 40)} … ${text.slice(-40)}` : text;
  return `${JSON.stringify(ends)} (${text.length})`;
}

async function openWorkbook(
  name: string,
  bytes: Buffer,
  wanted: readonly { title: string; rows: Grid }[],
): Promise<void> {
  const path = join(folder, `${name}.xlsx`);
  writeFileSync(path, bytes);
  const seen = readWithOpenpyxl(path);
  const office = readWithLibreOffice(
    path,
    seen.map((sheet) => sheet.name),
    folder,
  );
  for (const [program, sheets] of [
    ['openpyxl', seen],
    ['LibreOffice', office],
  ] as const) {
    // The last sheet says what the file is.
    let total = { failed: Math.abs(sheets.length - 1 - wanted.length), of: 0 };
    for (const [index, { title, rows }] of wanted.entries()) {
      const one = countDifferent(`${program}, ${title}`, sheets[index]?.rows ?? [], rows);
      total = { failed: total.failed + one.failed, of: total.of + one.of };
    }
    report(`${name}.xlsx in ${program}, ${wanted.length} sheets, cells`, total.failed, total.of);
  }
  report(
    `${name}.xlsx, formulas`,
    seen.reduce((sum, { formulas }) => sum + formulas, 0),
    seen.length,
  );
}

try {
  const hostile = hostileReading(500);
  const { reading, rows } = hostile();
  const workbook = await fileOf(reading, requestOf({ format: 'xlsx' }, columns));
  const shown = rows.map((row) => row.map((text) => asWritten(text)));
  const headings = ['Name', 'E-mail', 'Phone', 'note'];
  await openWorkbook('hostile', workbook, [{ title: 'Kitchen', rows: [headings, ...shown] }]);

  // Were the formulas not found where nothing guards them, finding none would say nothing.
  const bare = join(folder, 'bare.csv');
  writeFileSync(bare, 'Name,Note\n=1+1,@SUM(A1:A2)\n');
  if (countComputed(bare, ',', folder) === 0)
    throw new Error('LibreOffice computes nothing at all.');
  for (const separator of [',', ';', '\t'] as const) {
    const output = { format: 'csv', separator };
    const path = join(folder, `hostile-${separator.charCodeAt(0)}.csv`);
    writeFileSync(path, await fileOf(hostile().reading, requestOf(output, columns)));
    for (const reader of [',', ';', '\t'] as const) {
      const of = rows.length * headings.length;
      const names = `${JSON.stringify(separator)} read with ${JSON.stringify(reader)}`;
      report(`CSV with ${names} in LibreOffice, computed`, countComputed(path, reader, folder), of);
    }
  }

  if (congressFolder() === null) process.stdout.write(`       ${congressMissing}\n`);
  else {
    for (const arrangement of ['sheets', 'column', 'matrix'] as const) {
      const congress: { reading: ExportReading; sheets: { title: string; rows: Grid }[] } =
        congressReading(arrangement);
      const request = exportRequestSchema.parse({
        source: { kind: 'groups', groupIds: null, arrangement },
        columns: ['name', 'email', 'phone', 'role'].map((field) => ({ field })),
        output: { format: 'xlsx' },
      });
      const bytes = await fileOf(congress.reading, request);
      await openWorkbook(`congress-${arrangement}`, bytes, congress.sheets);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(failures === 0 ? 'Everything came back.\n' : `${failures} failures.\n`);
process.exitCode = failures === 0 ? 0 : 1;
