/**
 * Keys of the desk in one notation: modifiers and a key, joined by `+`. `mod` is Command on a Mac and Ctrl elsewhere;
 * `ctrl` is Ctrl everywhere. A letter stands in upper case; a sign stands for itself, whatever it takes to type it.
 */
export interface DeskKeys {
  mod: boolean;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  /** `K`, `1`, `/`, `F2`, `Delete`, `ArrowDown`. */
  key: string;
}

export function parseKeys(notation: string): DeskKeys {
  const parts = notation.split('+');
  const key = parts.pop() ?? '';
  return {
    mod: parts.includes('mod'),
    ctrl: parts.includes('ctrl'),
    alt: parts.includes('alt'),
    shift: parts.includes('shift'),
    key,
  };
}

/**
 * In Electron's notation; null where the native menu must not have them: a key without Ctrl or Command is a letter to
 * whoever types.
 */
export function acceleratorOf(notation: string): string | null {
  const { mod, ctrl, alt, shift, key } = parseKeys(notation);
  if (!mod && !ctrl) return null;
  return [
    mod ? 'CommandOrControl' : 'Control',
    ...(alt ? ['Alt'] : []),
    ...(shift ? ['Shift'] : []),
    key,
  ].join('+');
}

/** One key cap: as it is shown, and as it is read out. */
export interface KeyCap {
  shown: string;
  spoken: string;
}

/** The caps in the order in which the platform writes them. */
export function keyCaps(notation: string, isMac: boolean): KeyCap[] {
  const { mod, ctrl, alt, shift, key } = parseKeys(notation);
  const last = keyNames[key] ?? { shown: key, spoken: key };
  const modifiers = isMac
    ? [ctrl && macCaps.ctrl, alt && macCaps.alt, shift && macCaps.shift, mod && macCaps.mod]
    : [(ctrl || mod) && caps.ctrl, alt && caps.alt, shift && caps.shift];
  return [...modifiers.filter((cap) => cap !== false), last];
}

const macCaps = {
  ctrl: { shown: '⌃', spoken: 'Control' },
  alt: { shown: '⌥', spoken: 'Option' },
  shift: { shown: '⇧', spoken: 'Shift' },
  mod: { shown: '⌘', spoken: 'Command' },
} satisfies Record<string, KeyCap>;

const caps = {
  ctrl: { shown: 'Ctrl', spoken: 'Control' },
  alt: { shown: 'Alt', spoken: 'Alt' },
  shift: { shown: 'Shift', spoken: 'Shift' },
} satisfies Record<string, KeyCap>;

const keyNames: Readonly<Record<string, KeyCap>> = {
  '/': { shown: '/', spoken: 'Slash' },
  '?': { shown: '?', spoken: 'Question mark' },
  ',': { shown: ',', spoken: 'Comma' },
  ArrowUp: { shown: '↑', spoken: 'Up' },
  ArrowDown: { shown: '↓', spoken: 'Down' },
  Escape: { shown: 'Esc', spoken: 'Escape' },
  PageUp: { shown: 'Page Up', spoken: 'Page Up' },
  PageDown: { shown: 'Page Down', spoken: 'Page Down' },
};
