import type { Backup, BackupReason, Recovery } from '#shared/domain/backup.ts';
import { countOf } from '../../ui/counts.ts';
import type { DateFormats } from '../../ui/dates.ts';
import { named, type Sentence } from '../../ui/sentence.ts';

/** Why a copy was made. */
export function wordReason(reason: BackupReason): string {
  switch (reason) {
    case 'daily':
      return 'Made once a day';
    case 'upgrade':
      return 'Before an update of Muster';
    case 'restore':
      return 'Before another copy was restored';
    case 'manual':
      return 'You asked for it';
  }
}

/** What was done about a damaged data file: first what happened, then what is to be known about the edits. */
export function wordRecovery(recovery: Recovery, formats: DateFormats, now: Date): Sentence[] {
  const { restoredFrom, editsRecovered, editsToCheck, isComplete } = recovery;
  const sentences: Sentence[] = [
    restoredFrom === null
      ? ['There was no good copy of it, so the roster is fetched anew from the server.']
      : [`Muster restored the copy of ${formats.moment(restoredFrom, now)}.`],
  ];
  if (editsRecovered > 0) {
    sentences.push([
      `${countOf(editsRecovered, 'unsent edit was', 'unsent edits were')} found in the damaged file and ${editsRecovered === 1 ? 'waits' : 'wait'} to be sent.`,
    ]);
  }
  if (editsToCheck > 0) {
    sentences.push([
      `${countOf(editsToCheck, 'edit is', 'edits are')} known only from the copy and may have been sent already: please check ${editsToCheck === 1 ? 'it' : 'them'}.`,
    ]);
  }
  if (!isComplete) {
    sentences.push([
      'Not all of the damaged file could be read: some unsent edits, saved filters or templates may be missing.',
    ]);
  } else if (editsRecovered === 0 && editsToCheck === 0) {
    sentences.push(['No unsent edits were in it.']);
  }
  sentences.push(['The damaged file is kept as “', named(recovery.setAside), '”.']);
  return sentences;
}

/** When the last copy was made; they come newest first. */
export function wordLastBackup(
  backups: readonly Backup[],
  formats: DateFormats,
  now: Date,
): string {
  const [last] = backups;
  if (last === undefined) return 'There is no copy yet.';
  const all = countOf(backups.length, 'copy', 'copies');
  return `${all}, the last one made ${formats.moment(last.madeAt, now)}.`;
}
