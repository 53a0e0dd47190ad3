/**
 * A button loses the focus while it is busy, because a busy one is disabled. Gives it back once it can take it, unless
 * the user is elsewhere by then.
 */
export function giveFocusBack(button: HTMLElement): void {
  setTimeout(() => {
    const now = document.activeElement;
    if (now === null || now === document.body) button.focus();
  });
}
