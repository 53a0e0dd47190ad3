/** Where the focus goes when what had it was discarded. */
export const changesTitleId = 'muster-changes-title';
