import { type ExportRequest, exportRequestSchema } from '#shared/domain/exporting.ts';
import { type Instant, instantSchema } from '#shared/domain/time.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { type Failure, failureSchema } from '#shared/ipc/errors.ts';
import { exportMethods } from '#shared/ipc/methods/exports.ts';

interface CommonOrder {
  storeFile: string;
  request: ExportRequest;
  organisation: string;
  writtenAt: Instant;
  /** BCP 47. */
  locale: string;
  /** IANA; null: the machine's. */
  timeZone: string | null;
}

/** A file to be written, the text for the clipboard, a page to be printed, or the first rows to be shown. */
type Task =
  | { kind: 'file'; targetPath: string; temporaryPath: string }
  | { kind: 'text' }
  | { kind: 'page'; sheetLimit: number | null }
  | { kind: 'preview'; rows: number };

/** What the main thread gives a roster worker at its start. */
export type ExportOrder = CommonOrder & Task;

/** The one thing it says later. */
export const cancelMessage = { kind: 'cancel' } as const;

/** What the worker answers: any number of `progress`, then one of the others, of the kind that was ordered. */
export type WorkerReport =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'file'; rows: number; bytes: number }
  | { kind: 'text'; parts: string[]; rows: number }
  | { kind: 'page'; html: string; sheets: number; people: number }
  | { kind: 'preview'; preview: Value<'exports.preview'> }
  | { kind: 'failed'; failure: Failure };

/** Null when it is no order. Both ends are ours; a bundle of another version is what this catches. */
export function readOrder(value: unknown): ExportOrder | null {
  if (!isRecord(value)) return null;
  const request = exportRequestSchema.safeParse(value.request);
  const writtenAt = instantSchema.safeParse(value.writtenAt);
  const { storeFile, organisation, locale, timeZone } = value;
  const task = readTask(value);
  if (task === null || !request.success || !writtenAt.success) return null;
  if (!isText(storeFile) || !isText(organisation) || !isText(locale)) return null;
  if (timeZone !== null && !isText(timeZone)) return null;
  return {
    storeFile,
    request: request.data,
    organisation,
    writtenAt: writtenAt.data,
    locale,
    timeZone,
    ...task,
  };
}

function readTask(value: Record<string, unknown>): Task | null {
  const { kind, targetPath, temporaryPath, sheetLimit, rows } = value;
  switch (kind) {
    case 'file':
      return isText(targetPath) && isText(temporaryPath)
        ? { kind, targetPath, temporaryPath }
        : null;
    case 'text':
      return { kind };
    case 'page':
      return sheetLimit === null || isCount(sheetLimit) ? { kind, sheetLimit } : null;
    case 'preview':
      return isCount(rows) ? { kind, rows } : null;
    default:
      return null;
  }
}

export function isCancelMessage(value: unknown): boolean {
  return isRecord(value) && value.kind === cancelMessage.kind;
}

const previewSchema = exportMethods['exports.preview'].value;

/** Null when it is no report. */
export function readReport(value: unknown): WorkerReport | null {
  if (!isRecord(value)) return null;
  const { kind, done, total, rows, bytes, parts, html, sheets, people } = value;
  switch (kind) {
    case 'progress':
      return isCount(done) && isCount(total) ? { kind, done, total } : null;
    case 'file':
      return isCount(rows) && isCount(bytes) ? { kind, rows, bytes } : null;
    case 'text':
      return isCount(rows) && isTexts(parts) ? { kind, parts, rows } : null;
    case 'page':
      return isText(html) && isCount(sheets) && isCount(people)
        ? { kind, html, sheets, people }
        : null;
    case 'preview': {
      const preview = previewSchema.safeParse(value.preview);
      return preview.success ? { kind, preview: preview.data } : null;
    }
    case 'failed': {
      const failure = failureSchema.safeParse(value.failure);
      return failure.success ? { kind, failure: failure.data } : null;
    }
    default:
      return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
