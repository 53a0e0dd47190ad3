import { useView } from './viewStore.ts';

/** Whether toasts keep clear of what stands at the foot: the bar of the chosen people, or the buttons that export. */
export function useRaisesToasts(): boolean {
  return useView(({ screen, groupView, selection, peopleSelection }) => {
    if (screen === 'exports') return true;
    if (screen === 'people') return peopleSelection.ids.size > 0;
    return screen === 'groups' && groupView === 'roster' && selection.ids.size > 0;
  });
}
