import type { ExportField } from '#shared/domain/exporting.ts';
import type { ExportLine } from '#shared/domain/exportReading.ts';
import { readingOf, writeReading } from '#test/support/exportLines.ts';

/** A roster of one group written in a format, as the bytes of its file. */
export function writeRoster(
  format: 'xlsx' | 'csv',
  lines: readonly ExportLine[],
  columns: readonly ExportField[],
  { locale = 'en-GB', groupName = 'Kitchen team', timeZone = 'UTC' } = {},
): Promise<Buffer> {
  const output = format === 'xlsx' ? { format, about: false } : { format };
  return writeReading(readingOf([{ name: groupName, lines: [...lines] }]), {
    columns,
    output,
    locale,
    timeZone,
  });
}
