import { describe, expect, it } from 'vitest';
import {
  clearIds,
  coverage,
  dragRange,
  emptySelection,
  moveTo,
  prune,
  type Selection,
  selectAll,
  selectOnly,
  selectRange,
  toggle,
} from '../../../renderer/features/roster/selection.ts';
import { neighbourOf } from '../../../renderer/ui/neighbour.ts';
import { rowStep } from '../../../renderer/ui/rowStep.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const none = emptySelection<string>();
const chosen = ({ ids }: Selection<string>) => order.filter((id) => ids.has(id)).join('');

describe('choosing rows', () => {
  it('takes one row by a click, and lets go of the others', () => {
    expect(chosen(selectOnly('c'))).toBe('c');
  });

  it('adds and takes away by Ctrl/Cmd-click, checkbox or Space', () => {
    const two = toggle(toggle(none, 'b'), 'd');
    expect(chosen(two)).toBe('bd');
    expect(chosen(toggle(two, 'b'))).toBe('d');
  });

  it('takes a range from the last click, in either direction, and shrinks it again', () => {
    const from = selectOnly('c');
    expect(chosen(selectRange(from, order, 'e'))).toBe('cde');
    expect(chosen(selectRange(selectRange(from, order, 'e'), order, 'a'))).toBe('abc');
  });

  it('keeps what was chosen when the range is added to it', () => {
    const before = toggle(selectOnly('a'), 'c');
    expect(chosen(selectRange(before, order, 'd', true))).toBe('acd');
  });

  it('begins a range afresh when its beginning is no longer there', () => {
    expect(chosen(selectRange(selectOnly('gone'), order, 'd'))).toBe('d');
  });

  it('changes nothing for a row that is not there', () => {
    const before = selectOnly('b');
    expect(selectRange(before, order, 'gone')).toBe(before);
  });

  it('moves the keyboard without changing what is chosen', () => {
    const moved = moveTo(selectOnly('b'), 'd');
    expect(chosen(moved)).toBe('b');
    expect(moved).toMatchObject({ active: 'd', anchor: 'd' });
  });

  it('takes the rows a drag goes over, in either direction, besides those held before it', () => {
    expect(chosen(dragRange(new Set<string>(), order, 1, 3))).toBe('bcd');
    expect(chosen(dragRange(new Set(['e']), order, 2, 0))).toBe('abce');
    expect(dragRange(new Set<string>(), order, 2, 0)).toMatchObject({ anchor: 'c', active: 'a' });
  });

  it('lets go of the rows a drag has come back from, but not of those it found chosen', () => {
    const before = new Set(['c']);
    expect(chosen(dragRange(before, order, 0, 3))).toBe('abcd');
    expect(chosen(dragRange(before, order, 0, 1))).toBe('abc');
  });

  it('takes everybody and lets everybody go, with the keyboard where it was', () => {
    const all = selectAll(moveTo(none, 'c'), order);
    expect(chosen(all)).toBe('abcde');
    expect(clearIds(all)).toMatchObject({ active: 'c' });
    expect(chosen(clearIds(all))).toBe('');
  });

  it('forgets who left the roster, and stays the same object when nobody did', () => {
    const two = toggle(toggle(none, 'b'), 'd');
    expect(chosen(prune(two, new Set(['a', 'b'])))).toBe('b');
    expect(prune(two, new Set(['a', 'b'])).active).toBeNull();
    expect(prune(two, new Set(order))).toBe(two);
  });

  it('tells none, some and all of the rows in sight', () => {
    expect(coverage(none, order)).toBe('none');
    expect(coverage(selectOnly('b'), order)).toBe('some');
    expect(coverage(selectAll(none, order), order)).toBe('all');
    expect(coverage(selectAll(none, order), [])).toBe('none');
  });
});

describe('keys in a list', () => {
  it('moves by row, by page and to both ends, and stops there', () => {
    expect(rowStep('ArrowDown', 1, 5, 3)).toBe(2);
    expect(rowStep('ArrowUp', 0, 5, 3)).toBe(0);
    expect(rowStep('PageDown', 3, 5, 3)).toBe(4);
    expect(rowStep('PageUp', 4, 5, 3)).toBe(1);
    expect(rowStep('Home', 4, 5, 3)).toBe(0);
    expect(rowStep('End', 0, 5, 3)).toBe(4);
  });

  it('moves at least one row by page in a window too small for one', () => {
    expect(rowStep('PageDown', 1, 5, -1)).toBe(2);
  });

  it('leaves other keys and empty lists alone', () => {
    expect(rowStep('x', 1, 5, 3)).toBeNull();
    expect(rowStep('ArrowDown', 0, 0, 3)).toBeNull();
  });
});

describe('who stands next to those that go', () => {
  it('is the first one after the last of them', () => {
    expect(neighbourOf(order, new Set(['b', 'c']))).toBe('d');
  });

  it('is the last one before, at the end of the list', () => {
    expect(neighbourOf(order, new Set(['d', 'e']))).toBe('c');
  });

  it('is nobody when all go, or none of them is there', () => {
    expect(neighbourOf(order, new Set(order))).toBeNull();
    expect(neighbourOf(order, new Set(['gone']))).toBeNull();
  });
});
