/** Elements that the focus is moved to from elsewhere. */
export const compareFilterId = 'muster-compare-filter';
export const compareGridId = 'muster-compare-grid';
