import { parseKeys } from '#shared/domain/deskKeys.ts';

/** What a key press says; a `KeyboardEvent` is one. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Whether these keys were pressed. */
export function matchKeys(press: KeyPress, notation: string, isMac: boolean): boolean {
  const { mod, ctrl, alt, shift, key } = parseKeys(notation);
  if (press.ctrlKey !== (ctrl || (mod && !isMac))) return false;
  if (press.metaKey !== (mod && isMac)) return false;
  // Whether a sign takes Shift or the Alt of a Mac depends on the keyboard: what counts is that it was typed.
  if (isSign(key) && !mod && !ctrl) return press.key === key;
  if (press.altKey !== alt) return false;
  return press.shiftKey === shift && keyOf(press) === key;
}

/** Where the layout gives no Latin letter, or no digit without Shift, the key in that place counts. */
function keyOf({ key, code }: KeyPress): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined && !/^[a-z]$/i.test(key)) return letter;
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  return key.length === 1 ? key.toUpperCase() : key;
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[A-Z\d]/.test(key);
}
