import type { ExportRequest, ExportSource } from '#shared/domain/exporting.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { RosterFileFormat } from './formats/formatCatalogue.ts';

/** The part of a request that can be written today. Throws MusterError `notSupported`. */
export function rosterFileOf({ source, output }: ExportRequest): {
  source: Extract<ExportSource, { kind: 'group' }>;
  format: RosterFileFormat;
} {
  const { format } = output;
  if (source.kind !== 'group' || (format !== 'xlsx' && format !== 'csv')) {
    throw new MusterError('notSupported', 'This cannot be exported yet.');
  }
  return { source, format };
}
