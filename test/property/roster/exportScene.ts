import fc from 'fast-check';
import { createDocument } from '#electron/roster/exportDocument.ts';
import { writeDocument } from '#electron/roster/writeExport.ts';
import type { ExportRequest } from '#shared/domain/exporting.ts';
import { exportRequestSchema } from '#shared/domain/exporting.ts';
import type { ExportLine, ExportReading } from '#shared/domain/exportReading.ts';
import { personIdSchema } from '#shared/domain/ids.ts';
import { type Instant, instantOf } from '#shared/domain/time.ts';
import { hostileText } from './hostileTexts.ts';

export const timeZone = 'Asia/Kathmandu';
export const groupId = '01890a5d-ac96-774b-bcce-0000000000aa';

const maybeText = fc.option(hostileText, { freq: 4 });
const instant = fc.option(
  fc
    .date({ min: new Date('1899-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => instantOf(date.getTime())),
  { freq: 6 },
);

/** Somebody with anything in every field. `id` is what a store gives them. */
export const anyLine: fc.Arbitrary<ExportLine> = fc
  .record({
    name: hostileText,
    email: maybeText,
    phone: maybeText,
    memberKey: maybeText,
    otherEmails: fc.array(hostileText, { maxLength: 3 }),
    groups: fc.array(hostileText, { maxLength: 3 }),
    note: maybeText,
    isAdmin: fc.boolean(),
    joinedAt: instant,
    leftAt: instant,
    number: fc.nat(0xffff_ffff),
  })
  .map(({ note, isAdmin, joinedAt, leftAt, number, ...person }) => ({
    ...person,
    id: personIdSchema.parse(`01890a5d-ac96-774b-bcce-0000${number.toString(16).padStart(8, '0')}`),
    status: 'active',
    attributes: note === null ? {} : { note },
    stay: { isAdmin, joinedAt, leftAt, syncMark: 'synced' },
    memberOf: new Map(),
  }));

/** A roster without anybody in it twice. */
export const anyRoster = fc.uniqueArray(anyLine, { maxLength: 8, selector: ({ id }) => id });

export const writtenAt: Instant = instantOf(Date.UTC(2026, 2, 9, 10));

/** What a store would tell of one group. */
export function readingOf(lines: readonly ExportLine[], name = 'Kitchen'): ExportReading {
  return {
    parts: [{ name, total: lines.length, lines }],
    matrix: [],
    groupNames: new Map(),
    unsentEdits: 0,
  };
}

export function documentOf(reading: ExportReading, request: ExportRequest, locale = 'en-GB') {
  const organisation = 'Riverside';
  return createDocument(reading, { request, organisation, writtenAt, locale, timeZone });
}

/** The bytes of the file that a request makes of a reading. */
export async function fileOf(
  reading: ExportReading,
  request: ExportRequest,
  locale = 'en-GB',
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const document = documentOf(reading, request, locale);
  await writeDocument(document, request.output, {
    write(bytes) {
      pieces.push(Uint8Array.from(bytes));
      return Promise.resolve();
    },
  });
  return Buffer.concat(pieces);
}

/** A request about one group, as a script would send it. */
export function requestOf(
  output: object,
  columns: readonly object[] = [{ field: 'name' }],
): ExportRequest {
  return exportRequestSchema.parse({ source: { kind: 'group', groupId }, columns, output });
}
