import { useView } from './viewStore.ts';

/** Whether the bar of the chosen people is on the screen: toasts keep clear of it. */
export function useHasSelectionBar(): boolean {
  return useView(
    ({ screen, groupView, selection }) =>
      screen === 'groups' && groupView === 'roster' && selection.ids.size > 0,
  );
}
