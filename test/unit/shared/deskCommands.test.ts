import { describe, expect, it } from 'vitest';
import { deskCommandSchema } from '#shared/domain/deskCommand.ts';
import { allDeskCommands, deskCommands } from '#shared/domain/deskCommands.ts';
import { acceleratorOf, keyCaps, parseKeys } from '#shared/domain/deskKeys.ts';

const withKeys = allDeskCommands.flatMap((command) => {
  const { keys = [], reach = 'everywhere' } = deskCommands[command];
  return keys.map((notation) => ({ command, notation, reach }));
});

/** On either platform: there, `ctrl` and `mod` are the same key or not. */
const pressed = (notation: string, isMac: boolean) =>
  keyCaps(notation, isMac)
    .map(({ shown }) => shown)
    .join('+');

/** What people expect of a field they type in: clipboard, undo, formats, and the Mac's other ways to paste. */
const textNeeds = 'A C X V Z Y B I U'
  .split(' ')
  .flatMap((letter) => [`mod+${letter}`, `mod+shift+${letter}`])
  .filter((notation) => notation !== 'mod+shift+A');

/** The native menu's own, by role. */
const roleKeys = ['R', '0', '-', 'Q', 'W', 'M', 'H', 'shift+R', 'shift+I'].map(
  (key) => `mod+${key}`,
);

describe('the table of commands', () => {
  it('has every command once, in a title of its own', () => {
    expect([...allDeskCommands].sort()).toEqual([...deskCommandSchema.options].sort());
    const titles = allDeskCommands.map((command) => deskCommands[command].title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each([true, false])('gives no two commands the same keys (on a Mac: %s)', (isMac) => {
    const all = withKeys.map(({ notation }) => pressed(notation, isMac));
    expect(all).toEqual([...new Set(all)]);
  });

  it('takes none of a text field’s keys while somebody types', () => {
    for (const { command, notation, reach } of withKeys) {
      if (reach !== 'everywhere') continue;
      expect(parseKeys(notation), command).toMatchObject({ mod: true, ctrl: false, alt: false });
      expect(textNeeds, command).not.toContain(notation);
    }
  });

  it('takes none of the native menu’s own keys', () => {
    for (const { command, notation } of withKeys) expect(roleKeys, command).not.toContain(notation);
  });

  it('keeps the commands of a menu’s section together', () => {
    const places = allDeskCommands.map((command) => {
      const { menu, section } = deskCommands[command];
      return `${menu} ${section}`;
    });
    const runs = places.filter((place, index) => place !== places[index - 1]);
    expect(runs).toEqual([...new Set(places)]);
  });
});

describe('keys', () => {
  it('are told to Electron in its words, and not at all where they would be letters', () => {
    expect(acceleratorOf('mod+shift+G')).toBe('CommandOrControl+Shift+G');
    expect(acceleratorOf('ctrl+Y')).toBe('Control+Y');
    expect(acceleratorOf('?')).toBeNull();
    expect(acceleratorOf('F2')).toBeNull();
  });

  it('are shown as the platform writes them', () => {
    expect(pressed('mod+shift+Z', true)).toBe('⇧+⌘+Z');
    expect(pressed('mod+shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(keyCaps('?', false)).toEqual([{ shown: '?', spoken: 'Question mark' }]);
  });
});
