import { useView } from './viewStore.ts';

/** Whether the bar of the chosen people is on the screen: toasts keep clear of it. */
export function useHasSelectionBar(): boolean {
  return useView(({ screen, groupView, selection, peopleSelection }) => {
    if (screen === 'people') return peopleSelection.ids.size > 0;
    return screen === 'groups' && groupView === 'roster' && selection.ids.size > 0;
  });
}
