import { describe, expect, it } from 'vitest';
import { sheetNames } from '#electron/roster/sheetName.ts';
import { uniqueNames } from '#electron/roster/uniqueNames.ts';

describe('names that no two share', () => {
  it('get a number from the second on, whatever the case', () => {
    expect(uniqueNames(['Choir', 'CHOIR', 'Choir', 'Band', 'choir (2)'])).toEqual([
      'Choir',
      'CHOIR (2)',
      'Choir (3)',
      'Band',
      'choir (2) (2)',
    ]);
  });

  it('are quick to find where thousands are the same', () => {
    const names = uniqueNames(Array.from({ length: 5000 }, () => 'Choir'));
    expect(new Set(names).size).toBe(5000);
    expect(names.at(-1)).toBe('Choir (5000)');
  });
});

describe('the names of sheets', () => {
  it('leave room for their number', () => {
    const long = 'The choir that sings on Saturdays';
    expect(sheetNames([long, `${long}!`, long.toUpperCase()])).toEqual([
      'The choir that sings on Saturda',
      'The choir that sings on Sat (2)',
      'THE CHOIR THAT SINGS ON SAT (3)',
    ]);
  });

  it('are told apart also where only what Excel refuses tells them apart', () => {
    expect(sheetNames(['a/b', 'a:b', '', ' ', 'History', 'history'])).toEqual([
      'a-b',
      'a-b (2)',
      'Roster',
      'Roster (2)',
      'History-',
      'history- (2)',
    ]);
  });
});
