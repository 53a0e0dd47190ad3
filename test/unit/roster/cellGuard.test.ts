import { describe, expect, it } from 'vitest';
import { cellLength, guardText } from '#electron/roster/cellGuard.ts';

describe('the cell guard', () => {
  it.each([
    [
      'leaves ordinary text as it is',
      "Zoë O'Brien-Łukasiewicz, 2nd",
      "Zoë O'Brien-Łukasiewicz, 2nd",
    ],
    [
      'keeps right-to-left text and its marks',
      'שלום \u200fעולם\u200e مرحبا',
      'שלום \u200fעולם\u200e مرحبا',
    ],
    ['keeps joined emoji whole', '👩‍👩‍👧 team', '👩‍👩‍👧 team'],
    ['keeps spaces at the ends', '  Ada ', '  Ada '],
    ['keeps TAB and LF', 'a\tb\nc', 'a\tb\nc'],
    ['removes control characters', '\0A\x01d\x07\x08\x0e\x1f\x7fa\x80\x9f', 'Ada'],
    ['removes what XML forbids', 'A\ufffed\uffffa', 'Ada'],
    [
      'makes every line end an LF',
      'a\r\nb\rc\u0085d\u2028e\u2029f\vg\fh',
      'a\nb\nc\nd\ne\nf\ng\nh',
    ],
    ['shows half a character as U+FFFD', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['keeps a byte order mark inside', '\ufeffAda', '\ufeffAda'],
  ])('%s', (_title, text, expected) => {
    expect(guardText(text, 'typed')).toBe(expected);
  });

  it('leaves formulas alone where the format says that a cell is text', () => {
    expect(guardText('=1+1', 'typed')).toBe('=1+1');
  });

  it('neutralises formulas where the reader has to guess', () => {
    expect(guardText('=1+1', 'plain')).toBe("'=1+1");
  });

  it('sees a formula that control characters were hiding', () => {
    expect(guardText('\0\x01=1+1', 'plain')).toBe("'=1+1");
    expect(guardText('\r=1+1', 'plain')).toBe("'\n'=1+1");
  });

  it('leaves a text that just fits', () => {
    expect(guardText('x'.repeat(cellLength), 'typed')).toBe('x'.repeat(cellLength));
  });

  it('cuts a longer one, with an ellipsis', () => {
    expect(guardText('x'.repeat(cellLength + 1), 'typed')).toBe(`${'x'.repeat(cellLength - 1)}…`);
  });

  it('never cuts through a character', () => {
    // 32,766 units are left for the text: 16,383 emoji, or one less behind a letter.
    const whole = guardText('😀'.repeat(cellLength), 'typed');
    const shifted = guardText(`x${'😀'.repeat(cellLength)}`, 'typed');
    expect(whole).toBe(`${'😀'.repeat(16_383)}…`);
    expect(shifted).toBe(`x${'😀'.repeat(16_382)}…`);
  });

  it('counts the apostrophe towards the length', () => {
    expect(guardText(`=${'x'.repeat(cellLength)}`, 'plain')).toHaveLength(cellLength);
  });
});
