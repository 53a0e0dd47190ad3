import { describe, expect, it } from 'vitest';
import { type KeyPress, matchKeys } from '../../../renderer/features/commands/matchKeys.ts';

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const ctrl = { ctrlKey: true };

describe('keys that are pressed', () => {
  it('are Ctrl elsewhere and Command on a Mac, and not the other one', () => {
    const withCtrl = press('k', 'KeyK', ctrl);
    const withCommand = press('k', 'KeyK', { metaKey: true });
    expect(matchKeys(withCtrl, 'mod+K', false)).toBe(true);
    expect(matchKeys(withCommand, 'mod+K', true)).toBe(true);
    expect(matchKeys(withCtrl, 'mod+K', true)).toBe(false);
    expect(matchKeys(withCommand, 'mod+K', false)).toBe(false);
    expect(matchKeys(press('y', 'KeyY', ctrl), 'ctrl+Y', true)).toBe(true);
  });

  it('fit only with exactly the modifiers named', () => {
    expect(matchKeys(press('Z', 'KeyZ', { ...ctrl, shiftKey: true }), 'mod+Z', false)).toBe(false);
    expect(matchKeys(press('Z', 'KeyZ', { ...ctrl, shiftKey: true }), 'mod+shift+Z', false)).toBe(
      true,
    );
    expect(matchKeys(press('k', 'KeyK', { ...ctrl, altKey: true }), 'mod+K', false)).toBe(false);
    expect(matchKeys(press('k', 'KeyK'), 'mod+K', false)).toBe(false);
  });

  it('are signs whatever a keyboard takes to type them', () => {
    expect(matchKeys(press('?', 'Minus', { shiftKey: true }), '?', false)).toBe(true);
    expect(matchKeys(press('/', 'Digit7', { shiftKey: true }), '/', false)).toBe(true);
    expect(matchKeys(press('/', 'Slash', ctrl), '/', false)).toBe(false);
  });

  it('are letters by their place where the layout has no Latin ones, and by their name where it has', () => {
    expect(matchKeys(press('я', 'KeyZ', ctrl), 'mod+Z', false)).toBe(true);
    // A German Z lies where the Y of others is.
    expect(matchKeys(press('z', 'KeyY', ctrl), 'mod+Z', false)).toBe(true);
    expect(matchKeys(press('y', 'KeyZ', ctrl), 'mod+Z', false)).toBe(false);
  });

  it('are digits by their place, where a French keyboard types signs', () => {
    expect(matchKeys(press('&', 'Digit1', ctrl), 'mod+1', false)).toBe(true);
  });
});
