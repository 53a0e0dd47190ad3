import { useView, view } from '../../app/viewStore.ts';
import { freshSource, type SourceWish } from './sourceWish.ts';

/** Exports the list on the screen, as it is filtered there. */
export function exportShown(): void {
  const wish = shownSource();
  if (wish !== null) view.openDialog({ kind: 'export', wish });
}

/** Exports those chosen on the list on the screen. */
export function exportChosen(): void {
  const wish = shownSource();
  if (wish !== null) view.openDialog({ kind: 'export', wish: { ...wish, who: 'chosen' } });
}

/** The list on the screen: a roster of now or of the past, a history, or people. */
function shownSource(): SourceWish | null {
  const shown = useView.getState();
  const { groupId, asOf } = shown;
  if (shown.screen === 'people') {
    return {
      ...freshSource,
      kind: 'people',
      peopleFilter: shown.peopleFilter,
      peopleSort: shown.peopleSort,
    };
  }
  if (groupId === null) return null;
  if (shown.groupView === 'history') {
    const { historyWish: stays, historyText: staysText } = shown;
    return { ...freshSource, kind: 'stays', groupId, stays, staysText };
  }
  const who = shown.rosterFilter.trim() === '' ? 'everybody' : 'shown';
  return { ...freshSource, groupId, at: asOf, who };
}
