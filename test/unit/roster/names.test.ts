import { describe, expect, it } from 'vitest';
import { rosterFileName } from '#electron/roster/fileName.ts';
import { sheetName } from '#electron/roster/sheetName.ts';

describe('the sheet of a group', () => {
  it.each([
    ['an ordinary name', 'Kitchen team', 'Kitchen team'],
    ['each forbidden character', 'a[b]c:d*e?f/g\\h', 'a-b-c-d-e-f-g-h'],
    ['apostrophes at the ends', "''Tis the season'", 'Tis the season'],
    ['an apostrophe inside', "O'Brien's", "O'Brien's"],
    ['nothing', '', 'Roster'],
    ['blanks only', ' \t\n ', 'Roster'],
    ['apostrophes only', "''' '", 'Roster'],
    ['the reserved name', 'history', 'history-'],
    ['line ends and controls', 'A\r\nB\0C\tD', 'A B C D'],
    ['31 characters', 'x'.repeat(31), 'x'.repeat(31)],
    ['more than 31', 'x'.repeat(40), 'x'.repeat(31)],
    ['a cut that leaves an apostrophe last', `${'x'.repeat(30)}'yz`, 'x'.repeat(30)],
    ['a cut through a character', `${'x'.repeat(30)}😀`, 'x'.repeat(30)],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['right-to-left text', 'צוות המטבח', 'צוות המטבח'],
  ])('takes %s', (_what, group, expected) => {
    expect(sheetName(group)).toBe(expected);
  });
});

describe('the file of a group', () => {
  it.each([
    ['an ordinary name', 'Kitchen team', 'Kitchen team.xlsx'],
    ['each forbidden character', 'a<b>c:d"e/f\\g|h?i*j', 'a-b-c-d-e-f-g-h-i-j.xlsx'],
    ['a way out of the folder', '../../etc/passwd', '-..-etc-passwd.xlsx'],
    ['dots and spaces at the ends', ' .Ada. . ', 'Ada.xlsx'],
    ['a hidden file', '.profile', 'profile.xlsx'],
    ['nothing', '', 'Roster.xlsx'],
    ['dots only', '...', 'Roster.xlsx'],
    ['controls and line ends', 'a\0b\nc', 'a-b-c.xlsx'],
    ['the mark that turns the extension round', 'gpj\u202eexe', 'gpj-exe.xlsx'],
    ['a device', 'CON', '_CON.xlsx'],
    ['a device in small letters', 'lpt1', '_lpt1.xlsx'],
    ['a device with an extension', 'nul.backup', '_nul.backup.xlsx'],
    ['a device with a space', 'aux .x', '_aux .x.xlsx'],
    ['a device with a raised number', 'COM²', '_COM².xlsx'],
    ['a console', 'conin$', '_conin$.xlsx'],
    ['what only starts like a device', 'Console', 'Console.xlsx'],
    ['a team named like none', 'COM10', 'COM10.xlsx'],
    ['accents in two parts', 'e\u0301quipe', '\u00e9quipe.xlsx'],
    ['right-to-left text', 'צוות המטבח', 'צוות המטבח.xlsx'],
  ])('takes %s', (_what, group, expected) => {
    expect(rosterFileName(group, 'xlsx')).toBe(expected);
  });

  it('stays within 180 bytes, extension included', () => {
    expect(rosterFileName('x'.repeat(500), 'csv')).toBe(`${'x'.repeat(176)}.csv`);
    expect(Buffer.byteLength(rosterFileName('日'.repeat(500), 'xlsx'))).toBeLessThanOrEqual(180);
  });

  it('cuts between the characters people see', () => {
    const families = rosterFileName('👩‍👩‍👧'.repeat(50), 'csv');
    expect(families).toBe(`${'👩‍👩‍👧'.repeat(9)}.csv`);
  });
});
