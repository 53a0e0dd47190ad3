import { describe, expect, it } from 'vitest';
import { csvSeparator } from '#electron/roster/formats/csvSeparator.ts';

describe('the separator of a CSV file', () => {
  it.each([
    ['en-GB', ','],
    ['en-US', ','],
    ['en', ','],
    ['ja-JP', ','],
    ['he-IL', ','],
    ['de-CH', ','],
    ['ar-EG', ','],
    ['de-DE', ';'],
    ['de_DE.UTF-8', ';'],
    ['fr-FR', ';'],
    ['pt-BR', ';'],
    ['sv-SE', ';'],
    ['ru', ';'],
    ['sr_RS@latin', ';'],
    ['C', ','],
    ['POSIX', ','],
    ['', ','],
    ['not a locale!', ','],
  ])('is for %s a %s', (locale, separator) => {
    expect(csvSeparator(locale)).toBe(separator);
  });
});
