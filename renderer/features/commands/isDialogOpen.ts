/** Whether something lies over the desk that has to be answered or closed first. */
export function isDialogOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}
