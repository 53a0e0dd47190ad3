import { describe, expect, it } from 'vitest';
import { labelSheets } from '#shared/domain/labelSheets.ts';
import { paperSizes } from '#shared/domain/paperSizes.ts';

describe('the label sheets', () => {
  it('are told apart by what stands on the box', () => {
    expect(new Set(labelSheets.map(({ id }) => id)).size).toBe(labelSheets.length);
    for (const { id, name } of labelSheets) expect(name).toContain(id);
  });

  it('are there for labels and badges on either paper', () => {
    const kinds = new Set(labelSheets.map(({ kind, paper }) => `${kind} ${paper}`));
    expect([...kinds].sort()).toEqual(['badges a4', 'badges letter', 'labels a4', 'labels letter']);
  });

  it.each(labelSheets)('$name fits its paper with no label over another', (sheet) => {
    const { columns, rows, label, pitch, margin, paper } = sheet;
    expect(label.width).toBeLessThanOrEqual(pitch.x);
    expect(label.height).toBeLessThanOrEqual(pitch.y);
    expect(margin.left).toBeGreaterThan(0);
    expect(margin.top).toBeGreaterThan(0);
    const right = margin.left + pitch.x * (columns - 1) + label.width;
    const bottom = margin.top + pitch.y * (rows - 1) + label.height;
    expect(right).toBeCloseTo(paperSizes[paper].width - margin.left, 6);
    expect(bottom).toBeCloseTo(paperSizes[paper].height - margin.top, 6);
  });

  // The margins that the makers print on their templates; ours follow from the rest.
  it.each([
    ['L7160', 7.2, 15.1],
    ['L7159', 7.2, 12.9],
    ['L7161', 7.2, 8.7],
    ['L7163', 4.65, 15.15],
    ['L7651', 4.75, 10.7],
    ['5160', 0.1875 * 25.4, 0.5 * 25.4],
    ['5161', 0.15625 * 25.4, 0.5 * 25.4],
    ['5163', 0.15625 * 25.4, 0.5 * 25.4],
    ['5164', 0.15625 * 25.4, 0.5 * 25.4],
    ['5167', 0.28125 * 25.4, 0.5 * 25.4],
    ['5395', 0.6875 * 25.4, 0.583333 * 25.4],
  ])('%s begins %d mm from the left and %d mm from the top', (id, left, top) => {
    const margin = labelSheets.find((sheet) => sheet.id === id)?.margin;
    expect(Math.abs((margin?.left ?? 0) - left)).toBeLessThan(0.1);
    expect(Math.abs((margin?.top ?? 0) - top)).toBeLessThan(0.1);
  });
});
