import type { RosterRow } from '#shared/domain/roster.ts';

/** An integer key: `RowId` of one table never means anything in another. */
export type RowId = number;
export type Flag = 0 | 1;
export type DatesFrom = RosterRow['datesFrom'];

/**
 * `open`: in the group now. `removed`: closed by an edit that has not reached the server, and open again when
 * that edit goes. `past`: closed for good, history.
 */
export type Standing = 'open' | 'removed' | 'past';
