export const stepHeadingId = 'muster-import-heading';

/** Where the keyboard goes when a button goes away with what it was for. */
export function focusStepHeading(): void {
  document.getElementById(stepHeadingId)?.focus();
}
