import { type ExportRequest, exportRequestSchema } from '#shared/domain/exporting.ts';
import { type Failure, failureSchema } from '#shared/ipc/errors.ts';

/** What the main thread gives a roster worker at its start. */
export interface ExportOrder {
  storeFile: string;
  request: ExportRequest;
  targetPath: string;
  temporaryPath: string;
  locale: string;
  timeZone: string | null;
}

/** The one thing it says later. */
export const cancelMessage = { kind: 'cancel' } as const;

/** What the worker answers: any number of `progress`, then one of the others. */
export type WorkerReport =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'written'; rows: number; bytes: number }
  | { kind: 'failed'; failure: Failure };

/** Null when it is no order. Both ends are ours; a bundle of another version is what this catches. */
export function readOrder(value: unknown): ExportOrder | null {
  if (!isRecord(value)) return null;
  const request = exportRequestSchema.safeParse(value.request);
  const { storeFile, targetPath, temporaryPath, locale, timeZone } = value;
  if (!request.success) return null;
  if (typeof storeFile !== 'string' || typeof locale !== 'string') return null;
  if (typeof targetPath !== 'string' || typeof temporaryPath !== 'string') return null;
  if (timeZone !== null && typeof timeZone !== 'string') return null;
  return { storeFile, request: request.data, targetPath, temporaryPath, locale, timeZone };
}

export function isCancelMessage(value: unknown): boolean {
  return isRecord(value) && value.kind === cancelMessage.kind;
}

/** Null when it is no report. */
export function readReport(value: unknown): WorkerReport | null {
  if (!isRecord(value)) return null;
  switch (value.kind) {
    case 'progress':
      return isCount(value.done) && isCount(value.total)
        ? { kind: 'progress', done: value.done, total: value.total }
        : null;
    case 'written':
      return isCount(value.rows) && isCount(value.bytes)
        ? { kind: 'written', rows: value.rows, bytes: value.bytes }
        : null;
    case 'failed': {
      const failure = failureSchema.safeParse(value.failure);
      return failure.success ? { kind: 'failed', failure: failure.data } : null;
    }
    default:
      return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
