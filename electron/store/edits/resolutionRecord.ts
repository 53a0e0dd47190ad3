import type { Intent } from '#shared/commands/command.ts';
import { type ResolutionRecord, resolutionSchema } from '#shared/domain/resolution.ts';
import { MusterError } from '#shared/ipc/errors.ts';

export function encodeResolution(record: ResolutionRecord): string {
  return JSON.stringify({
    ...record,
    rows: record.rows.map(({ intent, left, ...row }) => ({
      ...row,
      intent: plain(intent),
      left: left === null ? null : { ...left, intent: plain(left.intent) },
    })),
    added: record.added.map(({ id, intent }) => ({ id, intent: plain(intent) })),
  });
}

/** A command is an intent too; its id and time stand elsewhere. */
function plain({ name, args }: Intent) {
  return { name, args };
}

/** Throws MusterError `storeCorrupt` for what was not written by `encodeResolution`. */
export function decodeResolution(text: string): ResolutionRecord {
  try {
    return resolutionSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new MusterError(
      'storeCorrupt',
      'The data file holds something unreadable.',
      { what: 'the settling of a conflict' },
      { cause: error },
    );
  }
}
