import { createDocument, type ExportDocument } from '#electron/roster/exportDocument.ts';
import { writeDocument } from '#electron/roster/writeExport.ts';
import {
  type ExportColumn,
  type ExportField,
  type ExportOutput,
  type ExportRequest,
  exportOutputSchema,
  exportRequestSchema,
  exportSourceSchema,
} from '#shared/domain/exporting.ts';
import type { ExportLine, ExportNeeds, ExportReading } from '#shared/domain/exportReading.ts';
import { type GroupId, groupIdSchema, personIdSchema } from '#shared/domain/ids.ts';
import { instantOf } from '#shared/domain/time.ts';

export const nothingElse: ExportNeeds = { attributes: [], otherEmails: false, groups: false };

export function groupIdOf(n: number): GroupId {
  return groupIdSchema.parse(`01940000-0000-7000-9000-${String(n).padStart(12, '0')}`);
}

export function personIdOf(n: number) {
  return personIdSchema.parse(`01940000-0000-7000-8000-${String(n).padStart(12, '0')}`);
}

export type LineFields = Partial<Omit<ExportLine, 'stay'>> & {
  stay?: Partial<NonNullable<ExportLine['stay']>> | null;
};

/** One line of an export, with what the test cares about. */
export function exportLine({ stay = {}, ...fields }: LineFields = {}): ExportLine {
  return {
    id: personIdOf(1),
    memberKey: 'user-1',
    name: 'Ada Lovelace',
    email: 'ada@example.org',
    phone: '+44 20 7946 0101',
    status: 'active',
    otherEmails: [],
    attributes: {},
    groups: [],
    stay:
      stay === null
        ? null
        : {
            isAdmin: false,
            joinedAt: instantOf(Date.UTC(2025, 2, 9, 12)),
            leftAt: null,
            syncMark: 'synced',
            ...stay,
          },
    memberOf: new Map(),
    ...fields,
  };
}

/** Several people, each with an id of their own. */
export function exportLines(...lines: LineFields[]): ExportLine[] {
  return lines.map((fields, index) => exportLine({ id: personIdOf(index + 1), ...fields }));
}

export function readingOf(
  parts: readonly { name: string | null; lines: Iterable<ExportLine>; total?: number }[],
  more: Partial<ExportReading> = {},
): ExportReading {
  return {
    parts: parts.map(({ name, lines, total = Array.isArray(lines) ? lines.length : 10 }) => ({
      name,
      lines,
      total,
    })),
    matrix: [],
    groupNames: new Map(),
    unsentEdits: 0,
    ...more,
  };
}

export interface DocumentWish {
  source?: Parameters<typeof exportSourceSchema.parse>[0];
  columns?: readonly (ExportField | ExportColumn)[];
  output?: Parameters<typeof exportOutputSchema.parse>[0];
  locale?: string;
  timeZone?: string;
  organisation?: string;
  onLine?: () => void;
}

export function requestOf({
  source = { kind: 'group', groupId: groupIdOf(1) },
  columns = ['name'],
  output = { format: 'csv' },
}: DocumentWish): ExportRequest {
  return exportRequestSchema.parse({
    source: exportSourceSchema.parse(source),
    columns: columns.map((column) => (typeof column === 'string' ? { field: column } : column)),
    output: exportOutputSchema.parse(output),
  });
}

export function documentOf(reading: ExportReading, wish: DocumentWish = {}): ExportDocument {
  const { locale = 'en-GB', timeZone = 'UTC', organisation = 'Riverside', onLine } = wish;
  return createDocument(reading, {
    request: requestOf(wish),
    organisation,
    writtenAt: instantOf(Date.UTC(2026, 10, 20, 9, 30)),
    locale,
    timeZone,
    ...(onLine === undefined ? {} : { onLine }),
  });
}

/** A document as the bytes of its file. */
export async function bytesOf(
  document: ExportDocument,
  output: ExportOutput,
): Promise<Buffer<ArrayBuffer>> {
  const written: Uint8Array[] = [];
  await writeDocument(document, output, {
    async write(bytes) {
      written.push(Uint8Array.from(bytes));
    },
  });
  return Buffer.concat(written);
}

/** A reading as the bytes of its file. */
export function writeReading(reading: ExportReading, wish: DocumentWish): Promise<Buffer> {
  return bytesOf(documentOf(reading, wish), requestOf(wish).output);
}
