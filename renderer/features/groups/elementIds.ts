/** Elements that a key or another pane moves the focus to. */
export const groupSearchId = 'muster-group-search';
export const groupListId = 'muster-group-list';
export const rosterGridId = 'muster-roster-grid';
export const groupViewsId = 'muster-group-views';
