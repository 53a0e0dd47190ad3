import { describe, expect, it } from 'vitest';
import { suggestCopyName } from '../../../renderer/features/groups/copyName.ts';
import { wordCopied, wordMoved, wordRoom } from '../../../renderer/features/roster/moveWording.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';

const drivers = { name: 'Drivers', memberCount: 18 };
const board = { name: 'Board', memberCount: 7 };
const choir = { name: 'Choir', memberCount: 22 };

describe('what was done with people and groups', () => {
  it('names one or two groups, and counts more', () => {
    expect(textOf(wordMoved(12, choir, [drivers]))).toBe('Moved 12 people from Choir to Drivers');
    expect(textOf(wordCopied(1, [drivers, board]))).toBe('Copied 1 person to Drivers and Board');
    expect(textOf(wordCopied(2, [drivers, board, choir]))).toBe(
      'Copied 2 people to Drivers and 2 other groups',
    );
  });

  it('warns of a limit that may be passed, and of none otherwise', () => {
    const warning = wordRoom(drivers, 90, 100, 'Stream');
    expect(warning === null ? '' : textOf(warning)).toMatch(
      /^Drivers has 18 people, and Stream allows 100/,
    );
    expect(wordRoom(drivers, 82, 100, 'Stream')).toBeNull();
    expect(wordRoom(drivers, 1000, null, 'WorkOS')).toBeNull();
  });
});

describe('the name suggested for a copy', () => {
  it('says that it is one', () => {
    expect(suggestCopyName('Board', 256)).toBe('Copy of Board');
    expect(suggestCopyName('Board', null)).toBe('Copy of Board');
  });

  it('fits the provider’s limit and is cut between letters', () => {
    const name = suggestCopyName('👩‍🍳'.repeat(40), 60);
    expect(name.length).toBeLessThanOrEqual(60);
    expect(name).toMatch(/^Copy of (👩‍🍳)+…$/u);
  });
});
