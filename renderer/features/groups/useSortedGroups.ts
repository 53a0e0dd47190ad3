import type { GroupSummary } from '#shared/domain/group.ts';
import { useLayout } from '../../app/useLayout.ts';
import type { AllPages } from '../../ipc/useAllPages.ts';
import { useGroups } from './useGroups.ts';

/** The groups in the order chosen for the list. */
export function useSortedGroups(search: string): AllPages<GroupSummary> {
  const { layout, isKnown } = useLayout();
  return useGroups(search, layout.groupSort, isKnown);
}
