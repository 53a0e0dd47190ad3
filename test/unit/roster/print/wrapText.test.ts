import { describe, expect, it } from 'vitest';
import { measureCell } from '#electron/roster/print/cellWidths.ts';
import { estimateWidth } from '#electron/roster/print/textWidth.ts';
import { wrapAddress, wrapText } from '#electron/roster/print/wrapText.ts';

const plain = { fontSize: 10, isName: false };
const name = { fontSize: 10, isName: true };

describe('the estimated width of a text', () => {
  it('grows with the text, the type and its weight', () => {
    expect(estimateWidth('', 10)).toBe(0);
    expect(estimateWidth('iii', 10)).toBeLessThan(estimateWidth('mmm', 10));
    expect(estimateWidth('Ada', 20)).toBeCloseTo(2 * estimateWidth('Ada', 10));
    expect(estimateWidth('Ada', 10, true)).toBeGreaterThan(estimateWidth('Ada', 10));
  });

  it('takes an accented letter for the letter, and what joins others for nothing', () => {
    expect(estimateWidth('é', 10)).toBe(estimateWidth('e', 10));
    expect(estimateWidth('e\u0301', 10)).toBe(estimateWidth('e', 10));
    expect(estimateWidth('\u200d\u202e\ufe0f', 10)).toBe(0);
  });

  // The advance widths of Arial, in thousandths; a page asks for fonts like it first.
  it.each([
    ['Ada Lovelace', 6059],
    ['person1@example.org', 10130],
    ['WWWWW', 4720],
    ['illicit', 1888],
  ])('is never less than it is in Arial: %s', (text, thousandths) => {
    const estimated = estimateWidth(text, 1000);
    expect(estimated).toBeGreaterThanOrEqual(thousandths * 0.99);
    expect(estimated).toBeLessThan(thousandths * 1.35);
  });

  it.each(['山', '한', 'あ', '！'])('of %s is a square', (character) => {
    expect(estimateWidth(character, 1)).toBeCloseTo(0.95, 2);
  });
});

describe('breaking lines', () => {
  it('happens at spaces, after hyphens and after an @', () => {
    const { lines, hasWideWord } = wrapText('ada.lovelace@long-example.org rest', 90, plain);
    expect(lines.join('')).toBe('ada.lovelace@long-example.orgrest');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]).toBe('ada.lovelace@');
    expect(hasWideWord).toBe(false);
  });

  it('tells of a word that no line can hold, and keeps it whole', () => {
    expect(wrapText('Wolfeschlegelsteinhausen Jo', 50, plain)).toEqual({
      lines: ['Wolfeschlegelsteinhausen', 'Jo'],
      hasWideWord: true,
    });
  });

  it('happens anywhere in a script without spaces, but not in a name', () => {
    expect(wrapText('東京都千代田区', 40, plain).lines.length).toBeGreaterThan(1);
    expect(wrapText('山田太郎', 20, name).lines).toEqual(['山田太郎']);
  });

  it('of an address keeps its own, and prefers commas', () => {
    expect(wrapAddress(' Main Street 1 \n\n10115 Berlin', 200, plain).lines).toEqual([
      'Main Street 1',
      '10115 Berlin',
    ]);
    expect(wrapAddress('Baker Street 221B, London, UK', 110, plain).lines).toEqual([
      'Baker Street 221B,',
      'London, UK',
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(wrapText('', 10, plain).lines).toEqual([]);
    expect(wrapAddress(' \n ', 10, plain).lines).toEqual([]);
  });

  it('loses no character, however narrow it gets', () => {
    const text = 'Calle de la Virgen-María, 28013 Madrid, 東京 x@y.example';
    for (let width = 1; width < 300; width += 7) {
      const { lines } = wrapAddress(text, width, plain);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });
});

describe('the two lines of a cell', () => {
  it('take about half the width of one, where it can break', () => {
    const { one, two } = measureCell('first aid and kitchen help', false);
    expect(two).toBeLessThan(one * 0.7);
    expect(two).toBeGreaterThanOrEqual(one / 2);
  });

  it.each([
    ['a phone number', '+49 30 123 456', false],
    ['a date', '12 March 2026', true],
    ['one word', 'Wolfeschlegelsteinhausen', false],
  ])('are as wide as one for %s, which stays whole', (_what, text, staysWhole) => {
    const { one, two } = measureCell(text, false, staysWhole);
    expect(two).toBe(one);
  });
});
