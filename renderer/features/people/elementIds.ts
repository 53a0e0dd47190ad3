export const peopleGridId = 'muster-people';
export const peopleSearchId = 'muster-people-search';
