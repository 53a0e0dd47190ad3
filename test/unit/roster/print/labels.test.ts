import { describe, expect, it } from 'vitest';
import { labelSheets } from '#shared/domain/labelSheets.ts';
import type { PrintPage } from '#shared/domain/printPage.ts';
import { people, print, sheetsOf, textColumns, textOf } from './printing.ts';

function labelsOn(sheet: string, startAt = 1): PrintPage {
  return { document: 'labels', sheet, startAt };
}

function badgesOn(sheet: string, startAt = 1): PrintPage {
  return { document: 'badges', sheet, startAt };
}

/** The places of a sheet's labels, `x0 y0` the first; and whether they were used before. */
function placesOf(sheet: string): string[] {
  return [...sheet.matchAll(/<div class="label (used )?(x\d+ y\d+)">/g)].map(
    ([, used = '', at = '']) => used + at,
  );
}

/** The lines of the one label, with what they are. */
function linesOf(html: string) {
  return [...html.matchAll(/<p class="([^"]*)" dir="(\w+)">([^<]*)<\/p>/g)].map(
    ([, name = '', direction, text]) => ({ text, direction, size: Number(/\d+/.exec(name)?.[0]) }),
  );
}

describe('label sheets on paper', () => {
  it('are filled along the rows, from the first label that is still there', () => {
    const [first, second, ...more] = sheetsOf(print(labelsOn('L7160', 20), people(3)).html);
    expect(placesOf(first ?? '').slice(-3)).toEqual(['used x0 y6', 'x1 y6', 'x2 y6']);
    expect(placesOf(first ?? '')).toHaveLength(21);
    expect(placesOf(second ?? '')).toEqual(['x0 y0']);
    expect(more).toEqual([]);
  });

  it.each(labelSheets)('$name counts what it takes, wherever it begins', (sheet) => {
    const perSheet = sheet.columns * sheet.rows;
    const page = sheet.kind === 'labels' ? labelsOn : badgesOn;
    expect(print(page(sheet.id), people(perSheet)).sheets).toBe(1);
    expect(print(page(sheet.id), people(perSheet + 1)).sheets).toBe(2);
    expect(print(page(sheet.id, perSheet), people(1)).sheets).toBe(1);
    expect(print(page(sheet.id, perSheet), people(2)).sheets).toBe(2);
    expect(print(page(sheet.id, 5), []).sheets).toBe(0);
  });

  it.each(labelSheets)('$name has its labels where the sheet has them', (sheet) => {
    const { html } = print(labelsOn(sheet.id), people(1));
    const last = {
      left: sheet.margin.left + sheet.pitch.x * (sheet.columns - 1),
      top: sheet.margin.top + sheet.pitch.y * (sheet.rows - 1),
    };
    expect(html).toContain(`.x0{left:${sheet.margin.left.toFixed(3)}mm}`);
    expect(html).toContain(`.x${sheet.columns - 1}{left:${last.left.toFixed(3)}mm}`);
    expect(html).toContain(`.y${sheet.rows - 1}{top:${last.top.toFixed(3)}mm}`);
    expect(html).toContain(
      `width:${sheet.label.width.toFixed(3)}mm;height:${sheet.label.height.toFixed(3)}mm;overflow:hidden`,
    );
  });

  it.each([
    ['no such sheet', labelsOn('L9999')],
    ['no such label on it', labelsOn('L7160', 22)],
    ['no such badge on it', badgesOn('5395', 9)],
  ])('are refused where there is %s', (_what, page) => {
    expect(() => print(page, people(1))).toThrow(
      expect.objectContaining({ code: 'invalidRequest' }),
    );
  });
});

describe('an address label', () => {
  it('has a line for each value, the first bold, the empty ones left out', () => {
    const { html } = print(labelsOn('L7160'), [['Ada', '', 'Main Street 1', '10115 Berlin']], {
      columns: textColumns('Name', 'Care of', 'Street', 'City'),
    });
    expect(textOf(html)).toEqual(['Ada', 'Main Street 1', '10115 Berlin']);
    expect(html).toContain('first" dir="ltr">Ada');
    expect(html.match(/first"/g)).toHaveLength(1);
  });

  it('keeps the lines of a value, and breaks a long one at its commas', () => {
    const { html } = print(labelsOn('L7160'), [
      ['Ada', 'c/o Babbage\r\n221B Baker Street, Marylebone, London NW1 6XE, United Kingdom'],
    ]);
    expect(textOf(html)).toEqual([
      'Ada',
      'c/o Babbage',
      '221B Baker Street,',
      'Marylebone,',
      'London NW1 6XE,',
      'United Kingdom',
    ]);
  });

  it('prints smaller before it leaves anything out, and shows where it had to', () => {
    const address = ['Ada', ...Array.from({ length: 5 }, (_, index) => `Line ${index}`)];
    const columns = textColumns(...address);
    const large = linesOf(print(labelsOn('5163'), [address], { columns }).html);
    const small = linesOf(print(labelsOn('L7651'), [address], { columns }).html);
    expect(small.map(({ text }) => text)).toEqual(large.map(({ text }) => text));
    expect(small[0]?.size).toBeLessThan(large[0]?.size ?? 0);
    const tiny = linesOf(print(labelsOn('5167'), [address], { columns }).html);
    expect(tiny.length).toBeLessThan(address.length);
    expect(tiny.at(-1)?.text).toMatch(/ …$/);
  });

  it('lets one long word be small by itself', () => {
    const [first, second] = linesOf(
      print(labelsOn('L7160'), [['Wolfeschlegelsteinhausenbergerdorff', 'Berlin']]).html,
    );
    expect(first?.size).toBeLessThan(second?.size ?? 0);
  });

  it('keeps every line of a value in the direction of the value', () => {
    const { html } = print(labelsOn('L7160'), [['محمد', 'شارع الملك فهد، 12 الرياض\n12345']]);
    const lines = linesOf(html);
    expect(lines.at(-1)).toMatchObject({ text: '12345', direction: 'rtl' });
  });
});

describe('a badge', () => {
  const sizeOfName = (name: string) =>
    Number(/class="name n(\d+)"/.exec(print(badgesOn('L4785'), [[name, '']]).html)?.[1]);

  it('has a name as large as fits', () => {
    const sizes = [
      'Ada',
      'Priyanka Venkataraghavan',
      'María del Carmen Fernández-Etxeberria de la Torre y Ortega',
      'Wolfeschlegelsteinhausenbergerdorff',
    ].map(sizeOfName);
    expect(sizes[0]).toBe(32);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(new Set(sizes).size).toBe(4);
  });

  it('has what else was chosen below, and what it belongs to at the foot', () => {
    const { html } = print(badgesOn('L4785'), [['Ada', '', 'Kitchen lead', 'Berlin']], {
      columns: textColumns('Name', 'Nickname', 'Role', 'City'),
    });
    expect(textOf(html)).toEqual(['Ada', 'Kitchen lead', 'Berlin', 'Riverside Choir']);
  });

  it('leaves out the last of too much, and shows it', () => {
    const values = ['Ada Lovelace', ...Array.from({ length: 12 }, (_, index) => `Value ${index}`)];
    const { html } = print(badgesOn('L4785'), [values], { columns: textColumns(...values) });
    const shown = textOf(html);
    expect(shown[0]).toBe('Ada Lovelace');
    expect(shown.at(-1)).toBe('Riverside Choir');
    expect(shown.at(-2)).toMatch(/^Value \d+ …$/);
    expect(shown.length).toBeLessThan(values.length);
  });
});
