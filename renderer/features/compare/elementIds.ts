/** Where the keyboard goes when the button it was on is gone. */
export const compareFilterId = 'muster-compare-filter';
