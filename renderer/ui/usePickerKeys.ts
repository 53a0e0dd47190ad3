import { useCombobox } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

interface PickerKeysOptions {
  text: string;
  setText: (text: string) => void;
  /** Names the options listed, in their order; empty when there are none. Another list is marked anew. */
  optionsKey: string;
  /** The options listed are of a text before this one. */
  isBehind: boolean;
  /** Backspace in the empty field. */
  onTakeBack: () => void;
  /** Enter with nothing typed. */
  onEnter?: (() => void) | undefined;
}

export interface PickerKeys {
  combobox: ReturnType<typeof useCombobox>;
  field: RefObject<HTMLInputElement | null>;
  listId: string;
  /** The element id of the marked option. */
  marked: string | null;
  onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * The keyboard of a field that picks from a list always open below it. Arrows mark, Enter picks the marked one, Escape
 * clears the text, Backspace takes the last one back. While something is typed the first option is marked.
 */
export function usePickerKeys(options: PickerKeysOptions): PickerKeys {
  const { text, setText, optionsKey, isBehind, onTakeBack, onEnter } = options;
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ opened: true });
  const isTyped = text.trim() !== '';

  // Mantine would go on naming the option that was marked before the list changed.
  const [marked, setMarked] = useState<string | null>(null);
  const { selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    resetSelectedOption();
    setMarked(isTyped && optionsKey !== '' ? selectFirstOption() : null);
  }, [isTyped, optionsKey, selectFirstOption, resetSelectedOption]);

  // Enter can come before the answer about what was typed: it is for what will be listed then.
  const [isEnterHeld, setIsEnterHeld] = useState(false);
  const { getSelectedOptionIndex, clickSelectedOption } = combobox;
  useEffect(() => {
    if (!isEnterHeld || isBehind) return;
    setIsEnterHeld(false);
    if (getSelectedOptionIndex() !== -1) clickSelectedOption();
  }, [isEnterHeld, isBehind, getSelectedOptionIndex, clickSelectedOption]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    setIsEnterHeld(false);
    switch (event.key) {
      case 'ArrowDown':
        setMarked(combobox.selectNextOption());
        break;
      case 'ArrowUp':
        setMarked(combobox.selectPreviousOption());
        break;
      case 'Enter':
        if (isTyped && isBehind) setIsEnterHeld(true);
        else if (getSelectedOptionIndex() !== -1) clickSelectedOption();
        else if (!isTyped) onEnter?.();
        break;
      case 'Escape':
        if (text === '') return;
        setText('');
        break;
      case 'Backspace':
        if (text !== '') return;
        onTakeBack();
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  return { combobox, field, listId, marked, onKeyDown };
}
