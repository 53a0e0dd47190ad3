import { describe, expect, it } from 'vitest';
import { backupReasonSchema, type Recovery } from '#shared/domain/backup.ts';
import { instantOf } from '#shared/domain/time.ts';
import { wordReason, wordRecovery } from '../../../renderer/features/backups/backupWording.ts';
import { createDateFormats } from '../../../renderer/ui/dates.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';

const formats = createDateFormats('en-GB', 'UTC');
const now = new Date('2026-11-20T14:05:00.000Z');
const repaired: Recovery = {
  at: instantOf(now.getTime()),
  setAside: 'damaged.db',
  restoredFrom: instantOf(Date.parse('2026-11-19T18:00:00.000Z')),
  editsRecovered: 0,
  editsToCheck: 0,
  isComplete: true,
};
const words = (fields: Partial<Recovery>) =>
  wordRecovery({ ...repaired, ...fields }, formats, now).map(textOf);

describe('what was done about a damaged data file', () => {
  it('is said with the copy that took its place and the name of the damaged file', () => {
    expect(words({})).toEqual([
      'Muster restored the copy of yesterday 18:00.',
      'No unsent edits were in it.',
      'The damaged file is kept as “damaged.db”.',
    ]);
  });

  it('says that the roster is fetched anew where there was no copy', () => {
    expect(words({ restoredFrom: null })[0]).toBe(
      'There was no good copy of it, so the roster is fetched anew from the server.',
    );
  });

  it('counts the edits that wait again and those that need a check', () => {
    expect(words({ editsRecovered: 4, editsToCheck: 1 }).slice(1, 3)).toEqual([
      '4 unsent edits were found in the damaged file and wait to be sent.',
      '1 edit is known only from the copy and may have been sent already: please check it.',
    ]);
  });

  it('[P7] never says that nothing was lost when not all could be read', () => {
    const sentences = words({ isComplete: false });
    expect(sentences).toContain(
      'Not all of the damaged file could be read: some unsent edits, saved filters or templates may be missing.',
    );
    expect(sentences).not.toContain('No unsent edits were in it.');
  });
});

describe('why a copy was made', () => {
  it('has words for every reason', () => {
    const sentences = backupReasonSchema.options.map(wordReason);
    expect(new Set(sentences).size).toBe(backupReasonSchema.options.length);
  });
});
