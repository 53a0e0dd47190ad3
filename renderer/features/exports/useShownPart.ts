import { useMemo } from 'react';
import { useView } from '../../app/viewStore.ts';
import { noPart, type ShownPart, type SourceWish } from './sourceWish.ts';

/** The filter and the chosen people of the list on the screen, where the export is about that list. */
export function useShownPart({ kind, groupId }: SourceWish): ShownPart {
  const ofRoster = useView((state) => kind === 'group' && state.groupId === groupId);
  const filter = useView((state) => state.rosterFilter.trim());
  const onRoster = useView((state) => state.selection.ids);
  const amongPeople = useView((state) => state.peopleSelection.ids);
  return useMemo(() => {
    if (kind === 'people') return { filter: '', personIds: [...amongPeople] };
    return ofRoster ? { filter, personIds: [...onRoster] } : noPart;
  }, [kind, ofRoster, filter, onRoster, amongPeople]);
}
