import { type RefObject, useEffect, useRef } from 'react';

/** The element that takes the keyboard when its page of the dialog comes: the one before took it along. */
export function useFirstFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const element = useRef<Element>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}
