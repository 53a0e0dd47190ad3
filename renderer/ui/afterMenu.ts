/** A little longer than Mantine's menu takes to give the focus back to its button. */
const menuGivesFocusBackMs = 30;

/**
 * Does what a menu's item is for once the menu has given the focus back: what opens takes the focus from the menu's
 * button then, and can return it there, instead of to an item that is gone.
 */
export function afterMenu(act: () => void): () => void {
  return () => {
    setTimeout(act, menuGivesFocusBackMs);
  };
}
