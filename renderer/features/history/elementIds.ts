/** Elements that the focus is moved to from elsewhere. */
export const stayGridId = 'muster-stay-grid';
export const historyTextId = 'muster-history-text';
