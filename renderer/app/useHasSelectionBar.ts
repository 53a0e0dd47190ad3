import { useView } from './viewStore.ts';

/** Whether the bar of the chosen people is on the screen: toasts keep clear of it. */
export function useHasSelectionBar(): boolean {
  return useView(({ screen, selection }) => screen === 'groups' && selection.ids.size > 0);
}
