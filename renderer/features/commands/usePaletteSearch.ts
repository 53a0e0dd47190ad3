import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useView } from '../../app/viewStore.ts';
import { ask, failureOf } from '../../ipc/ask.ts';
import { queryKey } from '../../ipc/queryKeys.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { readDeskFacts } from './deskFacts.ts';
import {
  beginsTitle,
  commandItems,
  groupItem,
  type PaletteItem,
  type PaletteSection,
  personItem,
} from './paletteItems.ts';
import { type Recent, useRecents } from './recents.ts';

/** Of groups and of people; typing more brings the others. */
const shownMatches = 8;
const shownRecents = 6;

/** What fits the text: commands at once, groups and people as the store finds them; without text what was open last. */
export function usePaletteSearch(text: string) {
  const queries = useQueryClient();
  const isTyped = text !== '';
  const options = { enabled: isTyped, keepsPrevious: true };
  const groups = useAsk('groups.list', { search: text, limit: shownMatches }, options);
  const people = useAsk('people.search', { text, limit: shownMatches }, options);
  const recent = useRecentItems();

  const commands = commandItems(text, readDeskFacts(queries));
  const startsWithAction = commands[0] !== undefined && beginsTitle(text, commands[0]);
  const actions = { label: 'Actions', items: commands };
  const found = [
    { label: 'Groups', items: (groups.data?.items ?? []).map(groupItem) },
    { label: 'People', items: (people.data?.items ?? []).map(personItem) },
  ];
  const isFirstSearch = groups.isLoading || people.isLoading;
  let sections: PaletteSection[];
  if (!isTyped) sections = [{ label: 'Recent', items: recent }, actions];
  else if (startsWithAction) sections = [actions, ...found];
  // Below what is found, and not before it: nothing must move away under the eye.
  else sections = isFirstSearch ? found : [...found, actions];
  const error = groups.error ?? people.error;
  return {
    sections: sections.filter(({ items }) => items.length > 0),
    /** The first is an action whose title begins with the text. */
    startsWithAction,
    /** The groups and people shown are of a text before this one, or have not come. */
    isSearching: isTyped && (isFirstSearch || groups.isPlaceholderData || people.isPlaceholderData),
    failure: isTyped && error !== null ? failureOf(error) : null,
    retry: () => {
      void groups.refetch();
      void people.refetch();
    },
  };
}

/** The last opened, but for the group that is open and whoever is gone. */
function useRecentItems(): PaletteItem[] {
  const openId = useView((state) => (state.screen === 'groups' ? state.groupId : null));
  const recents = useRecents((state) => state.recents);
  return useQueries({
    queries: recents.filter(({ id }) => id !== openId).map(recentQuery),
    combine: (results) =>
      results
        .flatMap(({ data, isSuccess }) => (isSuccess && data !== undefined ? [data] : []))
        .slice(0, shownRecents),
  });
}

function recentQuery(recent: Recent) {
  return recent.kind === 'group'
    ? {
        queryKey: queryKey('groups.get', { groupId: recent.id }),
        queryFn: () => ask('groups.get', { groupId: recent.id }),
        select: groupItem,
      }
    : {
        queryKey: queryKey('people.get', { personId: recent.id }),
        queryFn: () => ask('people.get', { personId: recent.id }),
        select: personItem,
      };
}
